import { decodeIndices } from './index-tokens'

type Place = { sessionId: string; revision: number; turn: number }

/** What `next` found. Nothing was consumed unless the status is `ok` and `replay` is false. */
export type Step =
  | ({
      status: 'ok'
      index: number
      /** Counted from 0, as `position` is. */
      set: number
      position: number
      setSize: number
      /** Entries left in the window after this turn. */
      left: number
      /** Whether this turn was handed out before. */
      replay: boolean
    } & Place)
  | { status: 'absent' }
  /** The window ends before the wanted turn. */
  | ({ status: 'exhausted' } & Place)
  /** The wanted turn was before the window. */
  | ({ status: 'behind'; wanted: number } & Place)
  /** The caller is more than 64 turns ahead. */
  | { status: 'out_of_range'; sessionId: string; turn: number }

/** The answer of the script that hands out turns, as it comes from Redis. */
export type StepReply = [status: Step['status'], ...fields: (string | number)[]]

/** Reads a script's answer. */
export function readStep([status, sessionId, revision, turn, ...rest]: StepReply): Step {
  const place = { sessionId: String(sessionId), revision: Number(revision), turn: Number(turn) }
  switch (status) {
    case 'absent':
      return { status }
    case 'out_of_range':
      return { status, sessionId: place.sessionId, turn: place.turn }
    case 'exhausted':
      return { status, ...place }
    case 'behind':
      return { status, ...place, wanted: Number(rest[0]) }
    case 'ok': {
      const token = String(rest[0])
      const [set = 0, setStart = 0, setSize = 0, nextSize = 0, left = 0, replay = 0] = rest
        .slice(1)
        .map(Number)
      return {
        status,
        ...place,
        index: decodeIndices(token, token.length)[0]!,
        ...placeInSet(place.turn, { set, setStart, setSize, nextSize }),
        left,
        replay: replay === 1,
      }
    }
  }
}

type SetFrame = { set: number; setStart: number; setSize: number; nextSize: number }

// A window over a short list holds several sets: the first of its own size, the others alike.
function placeInSet(turn: number, { set, setStart, setSize, nextSize }: SetFrame) {
  const beyond = turn - (setStart + setSize)
  if (beyond < 0) return { set, position: turn - setStart, setSize }
  return {
    set: set + 1 + Math.floor(beyond / nextSize),
    position: beyond % nextSize,
    setSize: nextSize,
  }
}
