// Loaded before a program, so that two of them show the same moment: TIREK_CLOCK, an ISO instant.
const moment = Date.parse(process.env.TIREK_CLOCK ?? "");
if (Number.isNaN(moment)) throw new Error("TIREK_CLOCK must name an instant");

globalThis.Date = class extends Date {
  constructor(...args) {
    super(...(args.length === 0 ? [moment] : args));
  }

  static now() {
    return moment;
  }
};
