type Endings = readonly string[];

/** The same thing as files of several kinds, told once. */
export function FileLinks({
  label,
  endings,
  at,
}: {
  label: string;
  endings: Endings;
  at: (ending: string) => string;
}) {
  return (
    <span class="row">
      {label}:
      {endings.map((ending) => (
        <a key={ending} href={at(ending)}>
          {ending.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
