const ENDLESS_STREAM = /\/me\/queue\/events$/

/** Reads the body of a response; of a stream that does not end by itself, its first event. */
export async function readResponse(path: string, response: Response): Promise<string> {
  const isStream = response.headers.get('content-type')?.includes('event-stream')
  if (!isStream || !response.body || !ENDLESS_STREAM.test(path)) return response.text()
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('\n\n')) {
    const { value, done } = await reader.read()
    if (done) break
    text += value
  }
  await reader.cancel()
  return text
}
