// Exits with 0 if the server in this container is ready, else with 1.
const url = `http://127.0.0.1:${process.env.PORT ?? 3000}/api/health/ready`
const response = await fetch(url, { signal: AbortSignal.timeout(2_500) }).catch(() => undefined)
process.exit(response?.ok ? 0 : 1)
