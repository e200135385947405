export async function alertNewEvents(..._: unknown[]): Promise<number> {
  return 0
}
export async function runAlert(_args: readonly string[]): Promise<number> {
  return 0
}
