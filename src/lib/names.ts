type Names = { familyName: string; givenName: string; patronymic: string | null };

/** Family name, given name and patronymic, in the order documents write them. */
export function fullName({ familyName, givenName, patronymic }: Names): string {
  return [familyName, givenName, patronymic].filter(Boolean).join(" ");
}
