import { randomInt, randomUUID } from "node:crypto";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { dayOf, timeOf } from "../src/lib/dates.ts";
import { type Line, openLine } from "./line.ts";
import { look, lookAround } from "./looking.ts";
import { desk, phone, signIn } from "./people.ts";

const minuteMs = 60_000;

/** The year of a leading school, from asking what its partners need to seeing what came of it. */
test("a need is found, planned for, met by an open-door day, and followed to its effect", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(900_000);
  const line = await openLine(baseURL ?? "");
  const leading = await openAs(browser, "leading", "ru");
  const partner = await openAs(browser, "partner", "kk");

  const survey = await askPartners(leading);
  await answerOffline(browser, { line, survey });
  await answerMany(leading, survey);
  const diagnosis = await confirmNeeds(leading, survey);

  const plan = await makePlan(leading);
  await propose(partner, plan);
  await arrange(leading, plan);
  await approve({ browser, leading, plan });

  const event = await announce(leading, plan);
  const [first, second] = await takeLastPlace({ browser, leading, line, event });
  await comeWithoutNetwork({ first, second, line, event });
  await markWithoutNetwork({ browser, line, event });
  await finish(leading, event, () => lookAtRecords(leading, { survey, diagnosis, plan, event }));
  await sayWhatItGave({ leading, first, event });
  await seeChain(leading, event);
  await line.close();
});

async function openAs(
  browser: Browser,
  login: "partner" | "leading" | "director" | "district",
  language: "kk" | "ru",
): Promise<Page> {
  const viewport = language === "kk" ? phone : desk;
  const page = await (await browser.newContext({ viewport })).newPage();
  await signIn(page, login, language);
  return page;
}

type Survey = { round: string; link: string; title: string; schools: { id: string }[] };

/** The field's own questionnaire, asked of three partner schools by one open link. */
async function askPartners(page: Page): Promise<Survey> {
  const title = `Потребности круга ${randomUUID().slice(0, 8)}`;
  await page.goto("/surveys/questionnaires");
  await page.getByRole("link", { name: "Анкета методических потребностей" }).first().click();
  const id = page.url().split("/").at(-1)?.split("?")[0] ?? "";
  await page.goto(`/surveys/rounds/new?questionnaire=${id}`);
  await fill(page, { titleKk: "Шеңбердің қажеттіліктері", titleRu: title });
  await page.locator("[name=mode][value=open]").check();
  const schools = page.locator("[name=schools]");
  const asked: { id: string }[] = [];
  for (let at = 0; at < (await schools.count()); at++) {
    const box = schools.nth(at);
    const isPartner = at > 0 && at <= 3;
    await box.setChecked(isPartner);
    if (isPartner) asked.push({ id: (await box.getAttribute("value")) ?? "" });
  }
  await page.locator("[name=closesOn]").fill(dayOf(new Date(Date.now() + 10 * 86_400_000)));
  await press(page, "main form button[type=submit]");
  await page.waitForURL(/surveys\/rounds\/[0-9a-f-]{36}/);
  const text = (await page.locator("main").textContent()) ?? "";
  const link = /\/s\/[a-z0-9]{8,}/.exec(text)?.[0] ?? "";
  expect(link).not.toBe("");
  await look(page);
  return { round: new URL(page.url()).pathname, link, title, schools: asked };
}

/** On a phone whose line is cut after the first page; it is sent when the line is mended, once. */
async function answerOffline(
  browser: Browser,
  { line, survey }: { line: Line; survey: Survey },
): Promise<void> {
  const context = await browser.newContext({ viewport: phone, locale: "kk" });
  const page = await context.newPage();
  await page.goto(`${line.url}${survey.link}?lang=kk`);
  await look(page);
  await page.locator("[name=school]").first().check();
  await press(page, "main form button[type=submit]");
  await page.waitForURL(/\/s\/[a-z0-9]+\/1/);
  await page.getByRole("button", { name: /Әрі қарай|Келесі|Жалғастыру/ }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page);
  await untilKept(page, `${survey.link}/whole`);

  line.cut();
  const [last = "", ...others] = (await radioNames(page)).toReversed();
  for (const name of others) await page.locator(`[name="${name}"]`).last().check();
  await page.getByRole("button", { name: /Әрі қарай|Келесі|Жалғастыру/ }).click();
  await page.waitForURL(/\/whole/);
  await expect(page.locator('input[type="radio"]:checked')).not.toHaveCount(0);
  const send = page.locator('main form.form button[type="submit"]');
  await send.click();
  await expect(page.locator("[data-problem]")).toHaveCount(1);
  await look(page);
  await page.locator(`[name="${last}"]`).last().check();
  await send.click();
  await expect(page.getByText("Жауаптарыңыз осы құрылғыда сақталды")).toBeVisible();
  await look(page);
  await page.goto(`${line.url}/calendar`);
  await expect(page.getByRole("heading", { name: "Қазір желі жоқ" })).toBeVisible();
  await look(page);

  line.mend();
  await page.goto(`${line.url}${survey.link}`);
  await page.waitForURL(/\/thanks/, { timeout: 60_000 });
  await look(page);
  await context.close();
}

/** Until the service worker has laid the page by. */
async function untilKept(page: Page, address: string): Promise<void> {
  await expect.poll(() => isKept(page, address), { timeout: 60_000 }).toBe(true);
}

function isKept(page: Page, address: string): Promise<boolean> {
  return page.evaluate(
    async (path) => (await caches.match(path, { ignoreVary: true })) !== undefined,
    address,
  );
}

function radioNames(page: Page): Promise<string[]> {
  return page
    .locator('main input[type="radio"]')
    .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute("name") ?? ""))]);
}

/** Fifty-nine more from the three schools; each is sent twice and counts once. */
async function answerMany(page: Page, { link, schools }: Survey): Promise<void> {
  const areas = await readAreas(page);
  for (let at = 0; at < 59; at++) {
    const items = Object.fromEntries(
      areas.map((area, place) => [area, stepOf(area, at + place)] as const),
    );
    const sent = {
      id: randomUUID(),
      language: at % 2 === 0 ? "kk" : "ru",
      role: "teacher",
      school: schools[at % 3]?.id,
      answers: { items },
    };
    for (const _ of ["once", "again"]) {
      const answer = await page.request.post(`${link}/whole`, {
        data: sent,
        headers: { origin: new URL(page.url()).origin },
      });
      expect(answer.status(), await answer.text()).toBe(200);
    }
  }
}

/** Without names nothing is shown of the answers before the round is over. */
async function endAsking(page: Page, round: string): Promise<void> {
  await page.goto(`${round}/results`);
  await expect(page.locator(`main a[href="${round}"]`).last()).toBeVisible();
  await expect(page.locator('main a[href*="/results/open/"]')).toHaveCount(0);
  await look(page);
  await page.goto(round);
  await page.locator('details:has(form[action$="/closing"]) summary').click();
  await page.locator('form[action$="/closing"] button').click();
  await expect(page.locator('form[action$="/closing"]')).toHaveCount(0);
}

function stepOf(area: string, dice: number): string {
  if (area === "formative") return "high";
  return ["none", "low", "moderate"][dice % 3] ?? "low";
}

async function readAreas(page: Page): Promise<string[]> {
  const { forms } = (await import("../reference/questionnaires.json", { with: { type: "json" } }))
    .default;
  expect(page.isClosed()).toBe(false);
  return forms.needs.items.map(({ code }) => code);
}

async function confirmNeeds(page: Page, { round, title }: Survey): Promise<string> {
  await endAsking(page, round);
  await page.goto("/needs");
  await press(page, "main form button[type=submit]");
  await page.waitForURL(/\/needs\/[0-9a-f-]{36}/);
  await page.getByLabel(title).check();
  await page.locator('form[action$="/rounds"] button[type=submit]').click();
  await expect(page.getByRole("table").first()).toContainText("Формативное оценивание");
  const diagnosis = new URL(page.url()).pathname;
  await page.goto(`${diagnosis}/order`);
  await press(page, "main form button[type=submit]");
  await page.waitForURL(/\/needs\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("row").nth(1)).toContainText("Формативное оценивание");
  return diagnosis;
}

async function makePlan(page: Page): Promise<string> {
  await page.goto("/plans");
  const form = page.locator('form:has([name="proposalsUntil"])').first();
  await form.locator("[name=proposalsUntil]").fill(dayOf(new Date(Date.now() + 86_400_000)));
  await form.locator("button[type=submit]").click();
  await page.waitForURL(/\/plans\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

/** A partner school says on a phone what it wants; the open-door day is tied to the circle's first need. */
async function propose(page: Page, plan: string): Promise<void> {
  await page.goto(`${plan}/items/new`);
  await look(page);
  await page.locator("[name=eventType]").selectOption("open_door_day");
  await fill(page, {
    titleKk: "Ашық есік күні: дескрипторлар",
    titleRu: "День открытых дверей: дескрипторы",
  });
  await page.locator("[name=need]").selectOption({ index: 1 });
  await fill(page, {
    responsible: "Сәуле Үлгіқызы",
    expected: "Әр мұғалім өз дескрипторын жазады",
  });
  await page.locator("main form button[type=submit]").last().click();
  await page.waitForURL(/\/plans\/[0-9a-f-]{36}(#.*)?$/);
  await expect(page.getByText("Ашық есік күні: дескрипторлар").first()).toBeVisible();
  await look(page);
}

async function arrange(page: Page, plan: string): Promise<void> {
  await page.goto(plan);
  await page.getByRole("link", { name: "Составить из потребностей" }).click();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(5);
  await look(page);
  await page.goto(plan);
  await look(page);
  const proposal = page.locator('form[action$="/decision"]').first();
  await proposal.locator("[name=week]").selectOption({ index: 1 });
  await proposal.getByRole("button", { name: /Поставить в неделю/ }).click();
  await expect(page.getByRole("link", { name: "День открытых дверей: дескрипторы" })).toBeVisible();
}

/** The director returns it once with a reason, then agrees; the methodologist approves; it is printed. */
async function approve({
  browser,
  leading,
  plan,
}: {
  browser: Browser;
  leading: Page;
  plan: string;
}): Promise<void> {
  const director = await openAs(browser, "director", "kk");
  const district = await openAs(browser, "district", "ru");
  await step(leading, plan, "submit");
  await director.goto(plan);
  await director.locator("summary", { hasText: "Қайтару" }).click();
  await look(director);
  await fill(director, { returnReason: "Жауаптылардың телефонын қосыңыз" });
  await director.locator('form[action$="/return"] button').click();
  await leading.goto(plan);
  await expect(leading.getByText("Жауаптылардың телефонын қосыңыз").first()).toBeVisible();
  await step(leading, plan, "submit");
  await step(director, plan, "agree");
  await step(district, plan, "approve");
  for (const ending of ["pdf", "docx", "xlsx"]) {
    const printed = await leading.request.get(`${plan}/print.${ending}`);
    expect(printed.status(), ending).toBe(200);
    expect((await printed.body()).length).toBeGreaterThan(1_000);
  }
  await director.context().close();
  await district.context().close();
}

async function step(page: Page, plan: string, name: string): Promise<void> {
  await page.goto(plan);
  await page.locator(`form[action$="/${name}"] button`).first().click();
  await expect(page.locator(`form[action$="/${name}"]`)).toHaveCount(0);
}

/** From the plan into the open calendar: begins within the hour, with five places. */
async function announce(page: Page, plan: string): Promise<string> {
  await page.goto(plan);
  await page.locator('a[href^="/events/new?item="]').first().click();
  await expect(page.locator("[name=titleKk]")).toHaveValue("Ашық есік күні: дескрипторлар");
  await setTimes(page, { from: 50, until: 110 });
  await fill(page, { capacity: "5", hours: "4" });
  await page.locator("[name=form]").first().check();
  await page.locator("[name=openTo][value=everyone]").check();
  await page.locator("main form button[type=submit]").last().click();
  await page.waitForURL(/\/events\/[0-9a-f-]{36}$/);
  const event = new URL(page.url()).pathname;
  await page.goto(`${event}/publication`);
  await press(page, "main form button[type=submit]");
  await page.waitForURL(event);
  await page.goto("/calendar?view=list&q=");
  await expect(page.getByText("День открытых дверей: дескрипторы").first()).toBeVisible();
  return event;
}

/** The event's hours, counted in minutes from now. */
async function setTimes(page: Page, { from, until }: { from: number; until: number }) {
  const now = Date.now();
  const at = (minutes: number) => new Date(now + minutes * minuteMs);
  await fill(page, {
    day: dayOf(at(from)),
    from: timeOf(at(from)),
    untilDay: dayOf(at(until)),
    until: timeOf(at(until)),
  });
}

type Newcomer = { page: Page; name: string; contact: string };

/** Two teachers join the school and both want the last place, from two phones at the same moment. */
async function takeLastPlace({
  browser,
  leading,
  line,
  event,
}: {
  browser: Browser;
  leading: Page;
  line: Line;
  event: string;
}): Promise<[Newcomer, Newcomer]> {
  await leading.goto("/accounts/joining");
  await leading.locator('form[action$="/code"] button').first().click();
  const code = ((await leading.locator("p.num").first().textContent()) ?? "").trim();
  const people = [
    await join(browser, { line, code, by: "letter" }),
    await join(browser, { line, code, by: "phone" }),
  ] as const;
  for (const { name } of people) {
    await leading.goto("/accounts/joining");
    await leading.getByRole("link", { name }).click();
    await leading.locator('[name=record][value="new"]').check();
    await leading.locator('form[action$="/confirm"] button').click();
    await leading.waitForURL("**/accounts/joining");
  }
  for (const one of people) await enter(one, line);
  const colleagues = ["Айжан", "Бақыт", "Гүлнар", "Дархан"];
  for (const name of colleagues) await employ(leading, name);
  await leading.goto(`${event}/registration`);
  for (const name of colleagues) await leading.getByLabel(`Сынақов ${name}`).check();
  await look(leading);
  await leading.locator('form[action*="/registration/many/"] button').first().click();
  await Promise.all(people.map(({ page }) => page.goto(`${line.url}${event}/registration`)));
  await Promise.all(
    people.map(({ page }) => page.locator(`form[action$="/registration"] button`).click()),
  );
  const standings = await Promise.all(people.map(({ page }) => page.locator("main").textContent()));
  expect(standings.filter((text) => text?.includes("Сіз тіркелдіңіз"))).toHaveLength(1);

  await leading.goto(`${event}/edit`);
  await fill(leading, { capacity: "6" });
  await leading.locator("main form button[type=submit]").last().click();
  await leading.waitForURL(event);
  for (const { page } of people) {
    await page.goto(`${line.url}${event}/registration`);
    await expect(page.getByText("Сіз тіркелдіңіз")).toBeVisible();
    await untilKept(page, `${event}/here`);
  }
  return [people[0], people[1]];
}

async function employ(page: Page, givenName: string): Promise<void> {
  await page.goto("/people/teachers/new");
  await fill(page, { familyName: "Сынақов", givenName, since: "2020-09-01" });
  await press(page, "main form button[type=submit]");
  await page.waitForURL(/people\/teachers\/[0-9a-f-]{36}/);
}

async function join(
  browser: Browser,
  { line, code, by }: { line: Line; code: string; by: "letter" | "phone" },
): Promise<Newcomer> {
  const page = await (await browser.newContext({ viewport: phone, locale: "kk" })).newPage();
  const number = `+7701${String(randomInt(10_000_000)).padStart(7, "0")}`;
  const contact = by === "phone" ? number : `${randomUUID()}@tirek.example`;
  const familyName = `Келерова${randomUUID()
    .replaceAll(/[^a-f]/g, "")
    .slice(0, 5)}`;
  await page.goto(`${line.url}/join?lang=kk`);
  await fill(page, {
    code,
    familyName,
    givenName: "Айдана",
    contact,
  });
  await page.locator("main form button[type=submit]").last().click();
  if (by === "letter") {
    await expect(page.getByRole("heading", { name: "Хат жіберілді" })).toBeVisible();
    await look(page);
    await page.goto(`${line.url}${await readLink(browser, contact)}`);
  }
  await expect(page.locator("main [name=password]")).toBeVisible();
  await look(page);
  await fill(page, { password: "tirek-demo-2026" });
  await page.locator("main form button[type=submit]").last().click();
  await expect(page.locator("main [name=password]")).toHaveCount(0);
  return { page, name: familyName, contact };
}

/** The link in the letter, which lies in the outbox where nothing sends it. */
async function readLink(browser: Browser, contact: string): Promise<string> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "national");
  await page.goto("/outbox");
  const letter = page.locator("details", { hasText: contact }).locator("pre");
  const link = /\/join\/[\w-]+/.exec((await letter.textContent()) ?? "")?.[0] ?? "";
  await page.context().close();
  return link;
}

async function enter({ page, contact }: Newcomer, line: Line): Promise<void> {
  await page.goto(`${line.url}/sign-in?lang=kk`);
  await fill(page, { login: contact, password: "tirek-demo-2026" });
  await press(page, "main form.form button[type=submit]");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** One has no network at the door and is noted later with the minute of the code, the other has. */
async function comeWithoutNetwork({
  first,
  second,
  line,
  event,
}: {
  first: Newcomer;
  second: Newcomer;
  line: Line;
  event: string;
}): Promise<void> {
  const door = await openAs(browserOf(first.page), "leading", "ru");
  const code = await readDoor(door, event);

  line.cut();
  await first.page.goto(`${line.url}${event}/here?code=${code}`);
  await expect(first.page.locator("[name=code]")).toHaveValue(code);
  await look(first.page);
  await first.page.getByRole("button", { name: "Мен осындамын" }).click();
  await expect(first.page.getByText("Осында екеніңіз телефонда сақталды")).toBeVisible();
  await look(first.page);
  line.mend();
  await first.page.goto(`${line.url}${event}/here`);
  await expect(first.page.getByText("Қатысуыңыз белгіленді")).toBeVisible({ timeout: 60_000 });

  // The code at the door changes while the first phone waits for its line.
  const newest = await readDoor(door, event);
  await door.context().close();
  await second.page.goto(`${line.url}${event}/here?code=${newest}`);
  await second.page.getByRole("button", { name: "Мен осындамын" }).click();
  await expect(second.page.getByText("Қатысуыңыз белгіленді")).toBeVisible();
}

async function readDoor(page: Page, event: string): Promise<string> {
  await page.goto(`${event}/door`);
  return ((await page.locator(".door__code").textContent()) ?? "").trim();
}

function browserOf(page: Page): Browser {
  const browser = page.context().browser();
  if (!browser) throw new Error("the page has no browser");
  return browser;
}

/** The organiser ticks the others on a phone without network. */
async function markWithoutNetwork({
  browser,
  line,
  event,
}: {
  browser: Browser;
  line: Line;
  event: string;
}): Promise<void> {
  const page = await (await browser.newContext({ viewport: phone })).newPage();
  await enterAs(page, "leading", line);
  await page.goto(`${line.url}${event}/attendance?lang=kk`);
  await untilKept(page, `${event}/attendance`);

  line.cut();
  await page.goto(`${line.url}${event}/attendance`);
  const left = page.locator("main [name=people]:not(:checked)");
  await expect(left).toHaveCount(4);
  for (const _ of [1, 2, 3, 4]) await left.first().check();
  await expect(page.getByText("Осы телефонда сақталған белгі: 4")).toBeVisible();
  await look(page);
  await passOn(page, line);
  await page.goto(`${line.url}${event}/attendance?lang=kk`);
  await expect(page.locator("main [name=people]:checked")).toHaveCount(6);
  await expect(page.locator(".lead")).toContainText("6 адамнан 6 адам келді");
  await untilKept(page, `${event}/attendance`);
  // The session ends by itself. No page without network takes the list away; being asked to sign in does.
  await page.context().clearCookies();
  line.cut();
  await page.goto(`${line.url}/sign-in`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Қазір желі жоқ");
  line.mend();
  expect(await isKept(page, `${event}/attendance`)).toBe(true);
  await page.goto(`${line.url}/account?lang=kk`);
  await page.waitForURL(/sign-in/);
  await expect.poll(() => isKept(page, `${event}/attendance`)).toBe(false);
  await enterAs(page, "leading", line);
  await page.locator('form[action="/sign-out"] button').click();
  await page.waitForURL(`${line.url}/`);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await page.context().close();
}

/** The session ends before there is a line; who signs in on that phone next neither sends nor reads what waits there. */
async function passOn(page: Page, line: Line): Promise<void> {
  await page.context().clearCookies();
  line.mend();
  await enterAs(page, "partner", line);
  await page.goto(`${line.url}/calendar?lang=kk`);
  const waiting = await outboxOf(page);
  expect(waiting).toHaveLength(4);
  for (const one of waiting) expect(one).toEqual(["id", "iv", "madeAt", "owner", "sealed"]);
  await page.context().clearCookies();
  await enterAs(page, "leading", line);
  await expect.poll(() => outboxOf(page)).toEqual([]);
}

async function enterAs(page: Page, login: "leading" | "partner", line: Line): Promise<void> {
  await page.goto(`${line.url}/sign-in?lang=kk`);
  await fill(page, { login: `${login}@tirek.example`, password: "tirek-demo-2026" });
  await press(page, "main form.form button[type=submit]");
  await page.waitForURL(/account/);
}

/** What each waiting note lets anybody read on the device. */
async function outboxOf(page: Page): Promise<string[][]> {
  return page.evaluate(
    () =>
      new Promise<string[][]>((found, failed) => {
        const opening = indexedDB.open("tirek");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction("outbox").objectStore("outbox").getAll();
          all.onsuccess = () => {
            opening.result.close();
            found(all.result.map((one: object) => Object.keys(one).sort()));
          };
        };
      }),
  );
}

type Records = { survey: Survey; diagnosis: string; plan: string; event: string };

/** Every page of what the year has made so far, and of what it can make next. */
async function lookAtRecords(page: Page, { survey, diagnosis, plan, event }: Records) {
  await page.goto(diagnosis);
  const swot = await page.locator('main a[href*="/swot/"]').first().getAttribute("href");
  await page.goto(plan);
  const item = await page.locator('main a[href*="/items/"]').last().getAttribute("href");
  const results = `${survey.round}/results`;
  await page.goto(results);
  const cross = await page.locator("#cross option").first().getAttribute("value");
  const open = await page.locator(`main a[href*="/results/open/"]`).first().getAttribute("href");
  await lookAround(page, [
    results,
    `${results}?by=school`,
    `${results}?cross=${cross}`,
    open ?? "",
    "/needs",
    diagnosis,
    `${diagnosis}/focus`,
    `${diagnosis}/findings`,
    `${diagnosis}/offers`,
    swot ?? "",
    "/plans",
    plan,
    item ?? "",
    event,
    `${event}/people`,
    `${event}/door`,
    `${event}/attendance`,
    `${event}/here`,
    "/chain",
    "/plans/start",
  ]);
  await lookAround(page, await beginDevelopment(page));
}

/** A new plan asks for its first line before anything else. */
async function beginDevelopment(page: Page): Promise<string[]> {
  await page.goto("/plans/development/new");
  await press(page, "main form button[type=submit]");
  await page.waitForURL(/plans\/development\/[0-9a-f-]{36}/);
  const plan = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Добавить первый приоритет" }).click();
  await look(page);
  await fill(page, { name: "Оценивание на каждом уроке" });
  await page.locator('form[action$="/priorities"] button').click();
  await page.getByRole("link", { name: "Добавить первый шаг" }).click();
  await look(page);
  return [plan, `${plan}/monitoring`];
}

/** The event ends while the records are looked at; everybody who came gets a certificate in one act. */
async function finish(page: Page, event: string, meanwhile: () => Promise<void>): Promise<void> {
  await page.goto(`${event}/edit`);
  await setTimes(page, { from: 1, until: 2 });
  await page.locator("main form button[type=submit]").last().click();
  await page.waitForURL(event);
  await meanwhile();
  await expect(async () => {
    await page.goto(`${event}/attendance`);
    await expect(page.locator('form[action$="/certificates"]')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 300_000 });
  await fill(page, {
    signerName: "Марат Үлгінов",
    signerKk: "Мектеп директоры",
    signerRu: "Директор школы",
  });
  await page.locator('form[action$="/certificates"] button').click();
  await expect(page.getByText("Выдано сертификатов: 6")).toBeVisible();
}

/** One says it from the event's own page, the others by links on paper; five are enough to be shown. */
async function sayWhatItGave({
  leading,
  first,
  event,
}: {
  leading: Page;
  first: Newcomer;
  event: string;
}): Promise<void> {
  await expect(async () => {
    await first.page.goto(event);
    await expect(first.page.getByRole("link", { name: "Пікір қалдыру" })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ timeout: 180_000 });
  await first.page.getByRole("link", { name: "Пікір қалдыру" }).click();
  await first.page.locator("main a.button").click();
  for (const name of await radioNames(first.page))
    await first.page.locator(`[name="${name}"]`).last().check();
  while (!/\/(check|thanks)/.test(first.page.url()))
    await first.page.locator('main form button[value="on"]').click();
  await look(first.page);
  await first.page.locator('main form[action$="/check"] button').click();
  await first.page.waitForURL(/\/thanks/);

  await leading.goto(`${event}/summary`);
  const round = /surveys\/rounds\/[0-9a-f-]{36}/.exec(await leading.content())?.[0] ?? "";
  await leading.goto(`/${round}`);
  await leading.locator('form[action$="/links"] button').first().click();
  // On paper each link stands twice: as a square and in fours for those who type.
  const shown = (await leading.content()).match(/\/s\/[a-z0-9-]{16,}/g) ?? [];
  const links = shown.map((link) => link.replaceAll("-", ""));
  const items = { useful: "yes", need: "yes", apply: "yes", active: "ratherYes", org: "yes" };
  for (const link of [...new Set(links)].slice(0, 4)) {
    const answer = await leading.request.post(`${link}/whole`, {
      data: { id: randomUUID(), language: "kk", answers: { items } },
      headers: { origin: new URL(leading.url()).origin },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  }
  await leading.goto(`${event}/summary`);
  // Five have answered, without names: what they said is shown when the asking is over.
  await expect(leading.getByText("итог будет виден после его окончания").first()).toBeVisible();
  await expect(leading.getByText("Формативное оценивание и дескрипторы").first()).toBeVisible();
  await lookAround(leading, [`${event}/summary`, `/${round}`, `/${round}/results`]);
}

async function seeChain(page: Page, event: string): Promise<void> {
  await page.goto("/chain?only=answered");
  const row = page.getByRole("row", { name: /Формативное оценивание/ }).first();
  await expect(row).toContainText("День открытых дверей: дескрипторы");
  await look(page);
  await row.getByRole("link", { name: "День открытых дверей: дескрипторы" }).click();
  await page.waitForURL(event);
}

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values))
    await page.locator(`main [name="${name}"]`).fill(value);
}

async function press(page: Page, selector: string): Promise<void> {
  await page.locator(selector).last().click();
}
