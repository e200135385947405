export async function runExport(_args: readonly string[]): Promise<number> {
  return 0
}
