export const markPath =
  "M50 27a23 23 0 1 0 0 46a23 23 0 1 0 0-46M58.3 24.3L64.2 6.3M71.8 34.1L87.2 23M77 50L96 50M71.8 65.9L87.2 77M58.3 75.7L64.2 93.7M41.7 75.7L35.8 93.7M28.2 65.9L12.8 77M23 50L4 50M28.2 34.1L12.8 23M41.7 24.3L35.8 6.3M31.5 37Q53 44 68.5 63M37 31.5Q56 47 63 68.5M68.5 37Q47 44 31.5 63M63 31.5Q44 47 37 68.5";

/** The mark: a hub with ten rays, a leading school and its circle, also a shanyrak seen from inside. */
export function Mark() {
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true">
      <path
        d={markPath}
        fill="none"
        stroke="currentColor"
        stroke-width="5"
        stroke-linecap="round"
      />
    </svg>
  );
}
