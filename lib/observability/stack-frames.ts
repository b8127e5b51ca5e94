import type { ErrorLike } from './error-like'

const MAX_FRAMES = 30

/** Returns the frames of an error's stack without its message, which can quote a value. */
export function stackFrames({ message, stack }: ErrorLike): string | undefined {
  if (typeof stack !== 'string') return undefined
  const start = stack.indexOf(message)
  const behindMessage = start === -1 ? stack : stack.slice(start + message.length)
  const frames = behindMessage.split('\n').filter((line) => /^ +at /.test(line))
  return frames.slice(0, MAX_FRAMES).join('\n') || undefined
}
