import { StringDecoder } from "node:string_decoder";
import { type SaxesAttributeNS, SaxesParser } from "saxes";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { type TableLimits, Unreadable } from "./rows.ts";

const mostEntries = 2_000;
const longestName = 260;
// Office nests about ten elements.
const deepest = 100;

type PartLimits = Pick<TableLimits, "unpacked" | "steps">;

/** The text of a part in pieces, and what is called for each element and attribute that is met in it. */
export type Part = { texts: AsyncIterable<string>; step(): void };

/** The parts of an Office file by their names, each unpacked as it is read and no further than the limit. */
export class Parts {
  readonly #zip: ZipFile;
  readonly #entries: Map<string, Entry>;
  readonly #left: { bytes: number; steps: number };

  private constructor(zip: ZipFile, entries: Map<string, Entry>, most: PartLimits) {
    this.#zip = zip;
    this.#entries = entries;
    this.#left = { bytes: most.unpacked, steps: most.steps };
  }

  /** Opens the zip; throws `Unreadable` where it is none, is encrypted or has too many parts. */
  static async open(bytes: Uint8Array, most: PartLimits): Promise<Parts> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entries = new Map<string, Entry>();
    try {
      // What sizes the file states is not believed: the bytes are counted while they are unpacked.
      const options = { validateEntrySizes: false, strictFileNames: false };
      const zip = await fromBufferPromise(buffer, options);
      if (zip.entryCount > mostEntries) throw new Unreadable("too_large");
      for await (const entry of zip.eachEntry()) {
        if (entry.isEncrypted()) throw new Unreadable("not_a_workbook");
        if (entry.fileName.length <= longestName) entries.set(keyOf(entry.fileName), entry);
      }
      return new Parts(zip, entries, most);
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable("not_a_workbook");
    }
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name));
  }

  /** The part as it is read, its steps counted with those of all the others. */
  part(name: string): Part {
    return {
      texts: this.#texts(name),
      step: () => {
        this.#left.steps -= 1;
        if (this.#left.steps < 0) throw new Unreadable("too_large");
      },
    };
  }

  async *#texts(name: string): AsyncGenerator<string> {
    const entry = this.#entries.get(keyOf(name));
    if (!entry) throw new Unreadable("not_a_workbook");
    const decoder = new StringDecoder("utf8");
    let isFirst = true;
    for await (const chunk of this.#unpacked(entry)) {
      const text = decoder.write(chunk);
      yield isFirst ? text.replace(/^\ufeff/, "") : text;
      isFirst = false;
    }
    yield decoder.end();
  }

  async *#unpacked(entry: Entry): AsyncGenerator<Buffer> {
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      for await (const chunk of stream) {
        this.#left.bytes -= chunk.length;
        if (this.#left.bytes < 0) throw new Unreadable("too_large");
        yield chunk;
      }
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable("not_a_workbook");
    }
  }
}

// Paths in a package are told apart without regard to case.
function keyOf(name: string): string {
  return name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();
}

export type Element = {
  /** The name without its prefix. */
  name: string;
  attributes: Readonly<Record<string, string>>;
};

/** An element that also tells which namespaces its name and its attributes are of. */
export type NamespacedElement = {
  name: string;
  uri: string;
  attributes: Readonly<Record<string, SaxesAttributeNS>>;
};

export type Listener = {
  open?(element: Element): void;
  /** Told the name without its prefix. */
  close?(name: string): void;
  text?(text: string): void;
};

/**
 * Reads XML piece by piece; between two pieces whatever the listener gathered can be taken. Namespaces are not looked up:
 * that took a quarter of the reading, and a sheet may have a million elements.
 */
export async function* eachPiece(part: Part, listener: Listener): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const depth = limitOf(parser, part);
  parser.on("opentag", ({ name, attributes }) => {
    depth.enter();
    listener.open?.({ name: localOf(name), attributes });
  });
  parser.on("closetag", ({ name }) => {
    depth.leave();
    listener.close?.(localOf(name));
  });
  parser.on("text", (text) => listener.text?.(text));
  parser.on("cdata", (text) => listener.text?.(text));
  for await (const text of part.texts) {
    parser.write(text);
    yield;
  }
  parser.close();
  yield;
}

/** Reads a part whole. */
export async function readPart(part: Part, listener: Listener): Promise<void> {
  for await (const _ of eachPiece(part, listener));
}

/** The elements of the names with their namespaces, in order; the part may hold many others. */
export async function elementsOf(
  part: Part,
  names: readonly string[],
): Promise<NamespacedElement[]> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const elements: NamespacedElement[] = [];
  const depth = limitOf(parser, boundedBy(part, mostSteps));
  parser.on("opentag", ({ local, uri, attributes }) => {
    depth.enter();
    if (!names.includes(local)) return;
    if (elements.length === mostElements) throw new Unreadable("too_large");
    elements.push({ name: local, uri, attributes });
  });
  parser.on("closetag", () => depth.leave());
  for await (const text of part.texts) parser.write(text);
  parser.close();
  return elements;
}

// A workbook has some dozens of sheets, and as many relations.
const mostElements = 20_000;
const mostSteps = 500_000;

function boundedBy({ texts, step }: Part, most: number): Part {
  let left = most;
  return {
    texts,
    step: () => {
      left -= 1;
      if (left < 0) throw new Unreadable("too_large");
      step();
    },
  };
}

/** Refuses what no Office file holds; gives what counts how deep elements stand in each other. */
function limitOf(parser: SaxesParser<{ xmlns: boolean; position: false }>, { step }: Part) {
  const refuse = () => {
    throw new Unreadable("not_a_workbook");
  };
  parser.on("error", refuse);
  parser.on("doctype", refuse);
  parser.on("attribute", step);
  let depth = 0;
  return {
    enter(): void {
      step();
      depth += 1;
      if (depth > deepest) refuse();
    },
    leave(): void {
      depth -= 1;
    },
  };
}

function localOf(name: string): string {
  const at = name.indexOf(":");
  return at < 0 ? name : name.slice(at + 1);
}

/** The attribute that bears no prefix. */
export function attribute(
  { attributes }: Element | NamespacedElement,
  name: string,
): string | undefined {
  const found = attributes[name];
  return typeof found === "object" ? found.value : found;
}

/** The attribute of a namespace, whatever its prefix. */
export function attributeOf(
  { attributes }: NamespacedElement,
  { name, uris }: { name: string; uris: readonly string[] },
): string | undefined {
  return Object.values(attributes).find((one) => one.local === name && uris.includes(one.uri))
    ?.value;
}
