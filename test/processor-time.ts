/** Seconds of processor time that the work takes: other programs on the machine hardly change it. */
export function processorTime(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const {user, system} = process.cpuUsage(start)
  return (user + system) / 1e6
}
