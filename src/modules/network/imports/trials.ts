import { importTrials } from "#test/make-imports.ts";

const until = "2026-02-01";

export const trials = importTrials({
  desk: "network",
  kind: "sizes",
  row: { year: "2025", pupils: "10", teachers: "2" },
  others: {
    "a known school": ({ free: { code }, district }) => {
      const names = { name_kk: "Басқа атау", name_ru: "Другое название" };
      const row = { code, ...names, district, kind: "Гимназия", closed: until };
      return { kind: "schools", row };
    },
    "a known status": ({ partner: { code } }) => ({
      kind: "statuses",
      row: { code, status: "Партнёрская", from: "2019-09-01", until },
    }),
    "a known partnership": ({ leading, partner }) => ({
      kind: "partnerships",
      row: { leading_code: leading.code, partner_code: partner.code, from: "2019-09-01", until },
    }),
  },
  list: "sign-in yes no yes yes no no no no",
  own: "sign-in yes no own own no no no no",
});
