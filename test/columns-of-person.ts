/** What a column that tells of a person is called. */
const ofPeople =
  /(^|_)(name|family|given|patronymic|folded|phone|e?mail|contact|address|iin|birth|born|person|people|author|recipient|speaker|responsible|holders?|signator(y|ies)|device|subject|by)(_|$)|^(user|teacher|trainer|kept|merged)_id$|password/;

/** Tables of what is called name_kk, name_ru, name_en and is no person. */
const things = [
  "accounts.providers",
  "events.types",
  "needs.areas",
  "network.districts",
  "network.listings",
  "network.platforms",
  "network.regions",
  "network.schools",
  "people.programmes",
];

/** What else is found by its name and is of no person: of schools, files, lists, subjects taught. */
const ofThings = [
  "accounts.providers.email_claim",
  "core.history.subject_kind",
  "events.sessions.subject",
  "needs.focus_groups.people",
  "network.schools.address",
  "network.schools.email",
  "network.schools.phone",
  "people.certificate_lists.holders_count",
  "core.imports.file_name",
  "plans.priorities.name",
  "surveys.rounds.subject_id",
  "surveys.rounds.subject_kind",
  "surveys.themes.name",
];

/** Found by no name: texts in which acts write names. */
const texts = [
  "accounts.requests.reason",
  "core.history.changes",
  "core.import_changes.before",
  "core.import_pieces.rows",
  "core.import_rows.cells",
  "core.import_rows.changes",
  "core.import_rows.raw",
  "core.jobs.payload",
  "core.mails.body",
  "core.mails.failure",
  "events.speakers.about",
  "graphile_worker._private_jobs.payload",
  "network.nomination_evidence.body",
  "people.certificate_lists.activity",
  "people.support_offers.note",
  "people.support_offers.reason",
  "people.merges.filled",
  "people.merges.moved",
  "people.merges.removed",
  "surveys.drafts.answers",
  "surveys.responses.answers",
  "surveys.waiting_forms.draft",
];

type Column = { name: string; table: string; column: string; leads: boolean };

/** True of a column that leads to an account or a record, or is called as one that holds what is somebody's. */
export function tellsOfPerson({ name, table, column, leads }: Column): boolean {
  if (leads || texts.includes(name)) return true;
  if (table.startsWith("graphile_worker.") || ofThings.includes(name)) return false;
  const isThing = things.includes(table) && /^name_(kk|ru|en)$/.test(column);
  return ofPeople.test(column) && !isThing;
}
