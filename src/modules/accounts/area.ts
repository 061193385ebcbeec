import type { Area } from "#lib/area.ts";
import { none } from "#lib/shown.ts";

import { routes as account } from "./account/routes.tsx";
import { routes as invitations } from "./invitations/routes.tsx";
import { historyTexts as invitationsHistory } from "./invitations/texts.ts";
import { routes as joining } from "./joining/routes.tsx";
import { historyTextsOfUser as joiningOfUserHistory } from "./joining/texts.ts";
import { eraseOfPerson } from "./of-person/actions.ts";
import { readOfPerson } from "./of-person/queries.ts";
import { columns } from "./of-person/schema.ts";
import { routes as ownData } from "./own-data/routes.tsx";
import { routes as passkeys } from "./passkeys/routes.tsx";
import { historyTexts as passkeysHistory } from "./passkeys/texts.ts";
import { routes as passwords } from "./passwords/routes.tsx";
import { historyTexts as passwordsHistory } from "./passwords/texts.ts";
import { routes as providerLinks } from "./provider-links/routes.tsx";
import { historyTexts as providerLinksHistory } from "./provider-links/texts.ts";
import { routes as providers } from "./providers/routes.tsx";
import { retentions } from "./retention/actions.ts";
import { routes as secondFactor } from "./second-factor/routes.tsx";
import { historyTexts as secondFactorHistory } from "./second-factor/texts.ts";
import { routes as securityLog } from "./security-log/routes.tsx";
import { routes as sessions } from "./sessions/routes.tsx";
import { historyTexts as sessionsHistory } from "./sessions/texts.ts";
import { routes as users } from "./users/routes.tsx";

export const accounts: Area = {
  name: "accounts",
  routes: [
    sessions,
    account,
    secondFactor,
    passkeys,
    providers,
    providerLinks,
    passwords,
    invitations,
    users,
    joining,
    ownData,
    securityLog,
  ],
  api: none("the network is the first to be opened"),
  tasks: none("nothing of it is done later"),
  imports: none("no tables are brought to it"),
  menu: none("one's own page stands beside the menu"),

  onSchool: none("nothing of it tells of one school yet"),
  files: none("it keeps no files"),
  historyWords: [
    { kind: "user", words: invitationsHistory },
    { kind: "user", words: joiningOfUserHistory },
    { kind: "user", words: passkeysHistory },
    { kind: "user", words: passwordsHistory },
    { kind: "user", words: providerLinksHistory },
    { kind: "user", words: secondFactorHistory },
    { kind: "user", words: sessionsHistory },
  ],
  ofPerson: { columns, export: readOfPerson, erase: eraseOfPerson },
  teacherColumns: none("an account follows the record by itself"),
  keptPages: none("guests see nothing of it that is asked for often"),
  embeddable: none("nobody shows it inside pages of their own"),
  notForRobots: ["/accounts/"],
  renamed: none("every address is the first it had"),
  bodyLimits: none("nothing of it is large"),
  waiting: none("what waits for a person comes with the front hall"),
  found: none("one search comes with the front hall"),
  onTeacher: none("what later areas show of a teacher comes with them"),
  onCircle: none("what later areas show of a circle comes with them"),
  retention: retentions,
};
