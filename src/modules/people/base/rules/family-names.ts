const familyEnd = /(ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская|цкий|цкая|енко|баев|баева)$/i;

// Given names that end as family names do.
const givenNames =
  /^(марина|галина|ирина|полина|карина|алина|регина|сабина|ангелина|кристина|екатерина|антонина|валентина|валентин|константин|нина|зина|дина|эвелина|альбина|мадина|амина|залина|арина)$/i;

/** True of a word that ends as family names do. */
export function isFamilyName(word: string): boolean {
  return familyEnd.test(word) && !givenNames.test(word);
}

/** True of a letter that stands for a name, as "А."; a letter alone may be a family name, as "О" is. */
export function isInitial(word: string): boolean {
  return /^\p{L}\.$/u.test(word);
}
