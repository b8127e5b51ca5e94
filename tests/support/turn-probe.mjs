// Loaded into the measured server: reports the processor time of the longest turn of its event loop,
// which depends little on other load of the machine.
const INTERVAL_MS = 1

let longestMs = 0
let last = process.threadCpuUsage()
setInterval(() => {
  const { user, system } = process.threadCpuUsage(last)
  longestMs = Math.max(longestMs, (user + system) / 1_000)
  last = process.threadCpuUsage()
}, INTERVAL_MS).unref()

process.on('message', () => {
  process.send?.({ longestMs })
  longestMs = 0
})
process.channel?.unref()
