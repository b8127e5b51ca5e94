/** Returns how many attempts of jobs have ended in this process. */
export async function countJobs(outcome: 'succeeded' | 'failed'): Promise<number> {
  const { metricsText } = await import('@/lib/observability/metrics')
  const { text } = await metricsText()
  const counts = [...text.matchAll(/^jobs_finished_total\{.*outcome="(\w+)"\} (\d+)$/gm)]
  return counts
    .filter(([, counted]) => counted === outcome)
    .reduce((sum, [, , count]) => sum + Number(count), 0)
}
