import { type Browser, expect, type Page, test } from "@playwright/test";
import { writeXlsx } from "../src/lib/xlsx.ts";
import { look } from "./looking.ts";
import { desk, getSchool, phone, signIn } from "./people.ts";

const columns = ["Тегі", "Аты", "Туған жылы", "Лауазымы", "Жұмысқа кіріскен күні"];

const beginnings = ["бай", "бек", "жан", "ай", "гүл", "тай", "мұрат"];

/** Forty-two teachers, the last of them the one who signs in later; nobody passed a course. */
const rows = Array.from({ length: 42 }, (_, at) => [
  at === 41 ? "Үлгіев" : `Тізім${beginnings[at % 7]}${beginnings[Math.floor(at / 7)]}ева`,
  at === 41 ? "Ерлан" : "Айсұлу",
  String(1970 + (at % 25)),
  "Мұғалім",
  "2020-09-01",
]);

test("a list is imported, a record claimed, a certificate checked, and the school that has nobody gets a trainer", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const partner = await openAs(browser, "partner", "kk");
  await importTeachers(partner);
  const code = await makeJoinCode(partner);

  const teacher = await openAs(browser, "teacher", "kk");
  await teacher.goto("/account/joining");
  await teacher.locator("[name=code]").fill(code);
  await teacher.getByRole("button", { name: "Өтініш жіберу" }).click();
  await expect(teacher.getByText("жауап күтуде")).toBeVisible();

  await partner.goto("/accounts/joining");
  await partner.getByRole("link", { name: "Үлгіев Ерлан" }).click();
  await partner.getByLabel(/Үлгіев Ерлан/).check();
  await partner.getByRole("button", { name: "Растау" }).click();
  await teacher.goto("/people/me");
  await expect(teacher.getByRole("heading", { name: "Үлгіев Ерлан" })).toBeVisible();
  await look(teacher);

  const leading = await openAs(browser, "leading", "ru");
  const number = await issueCertificate(leading);
  const guest = await (await browser.newContext({ locale: "kk" })).newPage();
  await guest.goto("/certificates");
  await guest.locator("[name=number]").fill(number.toLowerCase().replaceAll("-", " "));
  await guest.locator("main button[type=submit]").click();
  await expect(guest.getByText("Шеңбер семинары")).toBeVisible();
  await guest.setViewportSize(phone);
  await look(guest);
  expect((await leading.request.get(`/certificates/${number}.pdf`)).status()).toBe(200);

  await offerTrainer(leading, await schoolOf(partner));
});

async function openAs(
  browser: Browser,
  login: "partner" | "teacher" | "leading",
  language: "kk" | "ru",
): Promise<Page> {
  const viewport = language === "kk" ? phone : desk;
  const page = await (await browser.newContext({ viewport })).newPage();
  await signIn(page, login, language);
  return page;
}

async function importTeachers(page: Page): Promise<void> {
  const bytes = await writeXlsx({ sheet: "Мұғалімдер", columns, rows });
  await page.goto("/people/imports");
  await page.getByLabel("Мұғалімдер", { exact: true }).check();
  await page.getByLabel("Файл", { exact: true }).setInputFiles({
    name: "мұғалімдер.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: Buffer.from(bytes),
  });
  await page.getByRole("button", { name: "Жіберу" }).click();
  await page.getByRole("button", { name: "Файлды тексеру" }).click();
  await expect(page.getByRole("button", { name: "42 жолды жазу" })).toBeVisible({
    timeout: 90_000,
  });
  await look(page);
  await page.getByRole("button", { name: "42 жолды жазу" }).click({ timeout: 90_000 });
  await expect(page.getByText("Жазылды: 42 жол")).toBeVisible({ timeout: 90_000 });
}

async function makeJoinCode(page: Page): Promise<string> {
  await page.goto("/accounts/joining");
  await page.getByRole("button", { name: "Жаңа код жасау" }).click();
  return ((await page.locator("p.num").textContent()) ?? "").trim();
}

async function schoolOf(page: Page): Promise<{ id: string; name: string }> {
  await page.goto("/account?lang=ru");
  const link = page.locator('main a[href^="/network/schools/"]').first();
  const id = (await link.getAttribute("href"))?.split("/").at(-1) ?? "";
  await page.goto(`/network/schools/${id}?lang=ru`);
  return { id, name: (await page.locator("h1").textContent()) ?? "" };
}

/** A seminar of the circle for somebody; the number stands in the address of the certificate. */
async function issueCertificate(page: Page): Promise<string> {
  const hub = await getSchool(page, { q: "Хромтау", status: "leading", sort: "partners" });
  await page.goto("/people/certificates/new");
  const values = {
    titleKk: "Шеңбер семинары",
    titleRu: "Семинар круга",
    fromDay: "2026-10-01",
    untilDay: "2026-10-01",
    signer1Name: "Марат Үлгінов",
    signer1Kk: "Директор",
    signer1Ru: "Директор",
    ground: "Приказ № 5",
    familyName: "Үлгіев",
    givenName: "Ерлан",
  };
  for (const [name, value] of Object.entries(values)) {
    await page.locator(`[name=${name}]`).fill(value);
  }
  await page.locator("[name=kind][value=event], [name=kind]").first().check();
  const code = page.locator("[name=organiserCode]");
  if (await code.count()) await code.fill(hub.code);
  await page.locator("main form button[type=submit]").last().click();
  await page.waitForURL(/certificates\/KZ-/);
  await look(page);
  return /KZ-[A-Z0-9-]+/.exec(page.url())?.[0] ?? "";
}

async function offerTrainer(page: Page, school: { id: string; name: string }): Promise<void> {
  const hub = await getSchool(page, { q: "Хромтау", status: "leading", sort: "partners" });
  await page.goto(`/people/coverage?circle=${hub.id}`);
  const first = page.getByRole("table").first().getByRole("rowheader").first();
  await expect(first).toContainText(school.name);
  await page.getByRole("link", { name: "Предложить помощь" }).first().click();
  await page.getByRole("button", { name: "Предложить помощь" }).first().click();
  await expect(page.getByText("ждёт ответа")).toBeVisible();
  await look(page);
}
