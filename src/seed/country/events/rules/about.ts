import { between, oneOf, type Random } from "#lib/random.ts";
import type { EventType } from "#modules/events/base/schema.ts";
import type { EventRow, Sources, Subject } from "../schema.ts";

/** Kinds that are held at a lesson. */
export const ofLesson = new Set([
  "open_lesson",
  "online_lesson",
  "panorama_lesson",
  "team_teaching",
  "micro_teaching",
  "lesson_observation",
  "research_lesson",
]);

/** Kinds that are about one thing, and the areas of need they touch. */
const areasOf: Record<string, readonly [string, ...string[]]> = {
  parents_lecture: ["parents"],
  fathers_club: ["parents", "upbringing"],
  social_practice: ["upbringing"],
  moderation_meeting: ["summative"],
  audit: ["management"],
  pedagogical_council: ["management", "leadership"],
  yearly_review: ["management"],
  august_conference: ["management", "curriculum"],
  focus_group: ["mentoring", "time"],
  mentoring_session: ["mentoring"],
  coaching_individual: ["mentoring", "leadership"],
  reflection_meeting: ["actionresearch", "lessonstudy"],
  methodical_landing: ["multigrade"],
};
const ofStage = new Set(["best_leading_school", "best_association", "smart_blogger"]);
const ofSubject = new Set([
  ...ofLesson,
  "olympiad",
  "resource_contest",
  "decade",
  "weekly_classes",
]);

type Drawing = { random: Random; sources: Sources };
type About = Pick<EventRow, "title_kk" | "title_ru" | "subjects" | "need_area">;

/** What it is called and about: a subject and grade for lessons, a topic of an area of need for the rest. */
export function aboutOf(making: Drawing, type: EventType): About {
  const { random, sources } = making;
  if (ofStage.has(type.code))
    return {
      title_kk: "Облыстық кезең",
      title_ru: "Областной этап",
      subjects: [],
      need_area: "leadership",
    };
  const subject = sources.subjects[Math.floor(random() * sources.subjects.length)];
  if (ofSubject.has(type.code) && subject) return lessonOf(making, subject);
  const areas = [...sources.topics.keys()];
  const own = areasOf[type.code];
  const area = own ? oneOf(random, own) : (areas[Math.floor(random() * areas.length)] ?? "");
  const topics = sources.topics.get(area) ?? [];
  const topic = topics[Math.floor(random() * topics.length)];
  return {
    title_kk: capital(topic?.kk ?? type.name_kk),
    title_ru: capital(topic?.ru ?? type.name_ru),
    subjects: subject && random() < 0.35 ? [subject.code] : [],
    need_area: area,
  };
}

const ofLessons = ["pedagogy", "lessonstudy", "feedback", "differentiation", "literacy"] as const;

function lessonOf({ random }: Drawing, subject: Subject): About {
  const [first = 1, last = first] = subject.grades.split("-").map(Number);
  const grade = between(random, Math.max(first, 1), Math.max(last, 1));
  return {
    title_kk: `${plain(subject.kk)}, ${grade}-сынып`,
    title_ru: `${plain(subject.ru)}, ${grade} класс`,
    subjects: [subject.code],
    need_area: oneOf(random, ofLessons),
  };
}

/** The subject's name without what the list of subjects adds in brackets. */
function plain(name: string): string {
  return name.replace(/ \(.*\)$/, "").replace(/ \/ .*$/, "");
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
