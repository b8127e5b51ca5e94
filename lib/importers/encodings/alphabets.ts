/** The letters of a language beside ASCII, in lower case. The weight is lower for rarer languages. */
type Alphabet = { letters: Set<string>; weight: number }

const alphabet = (letters: string, weight = 1): Alphabet => ({ letters: new Set(letters), weight })

const WESTERN = [
  alphabet('àâæçéèêëîïôœùûüÿ'),
  alphabet('äöüßé'),
  alphabet('áéíñóúü'),
  alphabet('áâãàçéêíóôõú'),
  alphabet('àèéìòù'),
  alphabet('åäæöøéü'),
  alphabet('àèéíïóòúüç'),
  alphabet('áéíóúæö', 0.8),
  alphabet('áðéíóúýþæö', 0.4),
]
const CENTRAL = [
  alphabet('ąćęłńóśźż', 0.92),
  alphabet('áčďéěíňóřšťúůýž', 0.92),
  alphabet('áäčďéíĺľňóôŕšťúýž', 0.92),
  alphabet('áéíóöőúüű', 0.92),
  alphabet('ăâîșțşţ', 0.92),
  alphabet('čćđšž', 0.92),
]
const TURKISH = [alphabet('çğıöşüâîûi̇', 0.8)]
const BALTIC = [alphabet('āčēģīķļņšūž', 0.6), alphabet('ąčęėįšųūž', 0.6), alphabet('äöüõšž', 0.6)]

/** The alphabets that texts of a Latin encoding use. */
export const ALPHABETS: Record<string, Alphabet[]> = {
  'windows-1252': WESTERN,
  macintosh: WESTERN,
  'windows-1250': CENTRAL,
  'iso-8859-2': CENTRAL,
  'windows-1254': TURKISH,
  'windows-1257': BALTIC,
}
