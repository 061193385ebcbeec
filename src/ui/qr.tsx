import { encode } from "uqr";

/** Dark on light in either scheme: readers of such squares expect it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const rows = data.map((row) => row.map((isDark) => (isDark ? "#" : " ")).join(""));
  const dark = rows.flatMap((row, y) =>
    [...row.matchAll(/#+/g)].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1H${index}z`),
  );
  return (
    <svg
      role="img"
      aria-label={label}
      width="232"
      height="232"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={dark.join("")} fill="#000000" />
    </svg>
  );
}
