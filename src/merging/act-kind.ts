/**
 * The kind of act that a type and its mode stand for where one act is told under different types: who is captured by one report is arrested by
 * another. Else the type.
 */
export function actKind({type, mode}: {readonly type: string; readonly mode: string | null}): string {
  const isSeizure =
    (type === 'ASSAULT' && mode === 'abduct') || (type === 'COERCE' && (mode === 'arrest' || mode === 'seize'))
  return isSeizure ? 'SEIZURE' : type
}
