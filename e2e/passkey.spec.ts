import { expect, type Page, test } from "@playwright/test";
import { look } from "./looking.ts";
import { phone, signIn } from "./people.ts";

/** A device of Chromium's own that recognises its owner, or does not. */
async function giveDevice(page: Page) {
  const wire = await page.context().newCDPSession(page);
  await wire.send("WebAuthn.enable");
  const { authenticatorId } = await wire.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      automaticPresenceSimulation: true,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return {
    recognise: (isUserVerified: boolean) =>
      wire.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

test("somebody adds a passkey, signs in with it, and removes it", async ({ page }) => {
  const device = await giveDevice(page);
  await signIn(page, "district");
  await page.getByRole("link", { name: "Ключи доступа" }).click();
  await look(page);
  await page.getByRole("link", { name: "Добавить ключ доступа" }).click();
  await look(page);
  await page.getByLabel("Название ключа").fill("Мой телефон");
  await page.getByLabel("Пароль").fill("tirek-demo-2026");
  await page.getByRole("button", { name: "Продолжить" }).click();
  await page.setViewportSize(phone);
  await look(page);
  await page.getByRole("button", { name: "Создать ключ доступа" }).click();
  await expect(page.getByRole("link", { name: "Мой телефон" })).toBeVisible();
  await look(page);

  await page.goto("/account?lang=ru");
  await page.getByRole("button", { name: "Выйти на этом устройстве", exact: true }).click();
  await page.goto("/sign-in?next=/account/passkeys");
  await device.recognise(false);
  await page.getByRole("button", { name: "Войти с ключом доступа" }).click();
  await expect(page.getByText("Подтверждения на устройстве не было")).toBeVisible();
  await look(page);
  await device.recognise(true);
  await page.getByRole("button", { name: "Войти с ключом доступа" }).click();
  await page.waitForURL("**/account/passkeys");

  await page.getByRole("link", { name: "Мой телефон" }).click();
  await look(page);
  await page.getByRole("link", { name: "Удалить ключ" }).click();
  await page.getByLabel("Пароль").fill("tirek-demo-2026");
  await look(page);
  await page.getByRole("button", { name: "Удалить ключ" }).click();
  await expect(page.getByText("У вас пока нет ключей доступа")).toBeVisible();
});

test("a browser without passkeys says so, and the password goes on working", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "PublicKeyCredential"));
  await page.goto("/sign-in/passkey?lang=ru");
  await expect(page.getByText("В этом браузере ключи доступа не работают")).toBeVisible();
  await expect(page.getByRole("button", { name: "Войти с ключом доступа" })).toBeHidden();
  await look(page);
  await signIn(page, "district");
  await page.goto("/account/passkeys?lang=ru");
  await expect(page.getByText("В этом браузере ключи доступа не работают")).toBeVisible();
});
