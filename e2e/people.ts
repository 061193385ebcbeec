import type { Page } from "@playwright/test";

export const languages = ["kk", "ru", "en"] as const;
export type Language = (typeof languages)[number];
export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 900 };

type Login =
  | "national"
  | "trainer"
  | "region"
  | "district"
  | "director"
  | "leading"
  | "partner"
  | "teacher";

const words = {
  kk: { login: "Электрондық пошта немесе телефон", password: "Құпиясөз", enter: "Кіру" },
  ru: { login: "Электронная почта или телефон", password: "Пароль", enter: "Войти" },
  en: { login: "E-mail or phone", password: "Password", enter: "Sign in" },
};

/** Signs in one of the made-up people of the demo network. */
export async function signIn(page: Page, login: Login, language: Language = "ru"): Promise<void> {
  const { login: loginLabel, password, enter } = words[language];
  await page.goto(`/sign-in?lang=${language}`);
  await page.getByLabel(loginLabel).fill(`${login}@tirek.example`);
  await page.getByLabel(password).fill("tirek-demo-2026");
  await page.getByRole("button", { name: enter, exact: true }).click();
  await page.waitForURL("**/account");
  // Signing in brings back the person's own language.
  await page.goto(`/account?lang=${language}`);
}

export type School = {
  id: string;
  code: string;
  name_kk: string;
  name_ru: string;
  partners: number;
};

/** Schools of the running product as its open data tell them. */
export async function findSchools(page: Page, query: Record<string, string>): Promise<School[]> {
  const answer = await page.request.get(`/api/v1/network/schools?${new URLSearchParams(query)}`);
  const { items } = await answer.json();
  return items;
}

/** The school of that name; a journey cannot begin without it. */
export async function getSchool(page: Page, query: Record<string, string>): Promise<School> {
  const [school] = await findSchools(page, query);
  if (!school) throw new Error(`the demo network has no school for ${JSON.stringify(query)}`);
  return school;
}
