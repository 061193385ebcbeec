/** Stands between a heading and the one below it that splits it. */
export const betweenHeadings = ": ";
