import { asset } from "#lib/assets.ts";

/** A script that adds to a page which works without it; `given` is what it needs to know of the page. */
export function Island({ name, given }: { name: string; given: object }) {
  return (
    <script
      type="module"
      src={asset(`${name}.js`)}
      data-island={name}
      data-given={JSON.stringify(given)}
    />
  );
}
