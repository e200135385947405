import type {ParsedText, TokenId} from '../language/parsed-text.ts'

const BEHIND =
  /^(?:backed|supported|bound|born|style|made|allied|aligned|sponsored|funded|financed|built|trained|armed|inspired|linked|friendly|speaking|educated|brokered|mediated|facing)$/
const BEFORE = /^(?:anti|pro|non|un|ex|post|pre)$/
const IN_ONE =
  /^(?:anti|pro|non)-|-(?:backed|supported|bound|born|style|made|allied|aligned|sponsored|funded|built|trained|linked|friendly)$/i
const HYPHEN = /^[-‐–]$/

/**
 * Whether a name is only the first or last part of a word that says how something stands to it ("Russian-backed",
 * "anti-Russian", "Syria-bound"): what is so called does not belong to it, as what is "rebel-held" does.
 */
export function isDirectional(doc: ParsedText, t: TokenId): boolean {
  if (IN_ONE.test(doc.form(t))) return true
  if (t + 2 < doc.tokenCount && HYPHEN.test(doc.form(t + 1)) && BEHIND.test(doc.lower(t + 2))) return true
  return t > 1 && HYPHEN.test(doc.form(t - 1)) && BEFORE.test(doc.lower(t - 2))
}
