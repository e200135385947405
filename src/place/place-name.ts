const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ŋ: 'n',
  ħ: 'h',
  ə: 'a',
}
const WORDS: Readonly<Record<string, string>> = {saint: 'st', sainte: 'ste', mount: 'mt', fort: 'ft'}

/**
 * The form in which place names are compared: lower case, no accents, apostrophes or full stops, hyphens as spaces,
 * "Saint", "Mount" and "Fort" as "st", "mt" and "ft", no leading "the". Empty when nothing is left.
 */
export function normalizeName(name: string): string {
  let key = name.toLowerCase()
  if (!isAscii(key)) {
    key = key
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[łøđðıßæœþŋħə]/g, letter => LETTERS[letter] ?? letter)
  }
  key = key
    .replace(/['’‘`´ʼʻʿʾ.]/g, '')
    .replace(/[-–/,()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (key.startsWith('the ')) key = key.slice(4)
  return key.replace(/\b(?:sainte?|mount|fort)\b/g, word => WORDS[word]!)
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 126) return false
  return true
}
