import { describe, expect, it } from "vitest";
import { deviceName } from "./rules.ts";

describe("a device", () => {
  const web = "AppleWebKit/537.36 (KHTML, like Gecko)";

  // Each browser also names those that it is like, so the order in which they are sought decides.
  it.each([
    ["Chrome, Android", `Mozilla/5.0 (Linux; Android 14) ${web} Chrome/130.0 Mobile Safari/537.36`],
    [
      "Samsung Internet, Android",
      `(Linux; Android 14) ${web} SamsungBrowser/26.0 Chrome/122.0 Safari/537.36`,
    ],
    ["Edge, Windows", `(Windows NT 10.0; Win64; x64) ${web} Chrome/130.0 Safari/537.36 Edg/130.0`],
    ["Opera, Windows", `(Windows NT 10.0; Win64; x64) ${web} Chrome/130.0 Safari/537.36 OPR/115.0`],
    [
      "Yandex Browser, Windows",
      `(Windows NT 10.0) ${web} Chrome/128.0 YaBrowser/24.10 Safari/537.36`,
    ],
    ["Firefox, Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"],
    [
      "Safari, macOS",
      "(Macintosh; Intel Mac OS X 14_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15",
    ],
    [
      "Safari, iPhone",
      "(iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
    ],
    ["Safari, iPad", "(iPad; CPU OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1"],
  ])("is called %s", (name, userAgent) => {
    expect(deviceName(userAgent)).toBe(name);
  });

  it("is called by what is known of it, and by nothing where nothing is", () => {
    expect(deviceName("Firefox/132.0")).toBe("Firefox");
    expect(deviceName("(Windows NT 10.0)")).toBe("Windows");
    expect(deviceName("curl/8")).toBe("");
    expect(deviceName("")).toBe("");
  });
});
