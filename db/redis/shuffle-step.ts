import { decodeIndices } from './index-tokens'

type SessionTurn = { sessionId: string; revision: number; turn: number }

/** The result of `next`. No turn was consumed unless the status is `ok` and `replay` is false. */
export type Step =
  | ({
      status: 'ok'
      index: number
      /** From 0, as is `position`. */
      set: number
      position: number
      setSize: number
      /** The number of turns in the window after this one. */
      left: number
      /** Whether this turn was taken before. */
      replay: boolean
    } & SessionTurn)
  | { status: 'absent' }
  /** The requested turn is after the window. */
  | ({ status: 'exhausted' } & SessionTurn)
  /** The requested turn is before the window. */
  | ({ status: 'behind'; requested: number } & SessionTurn)
  /** The caller is more than 64 turns ahead. */
  | { status: 'out_of_range'; sessionId: string; turn: number }

/** The reply of the script that takes turns. */
export type StepReply = [status: Step['status'], ...fields: (string | number)[]]

/** Parses the reply of the script. */
export function readStep([status, sessionId, revision, turn, ...rest]: StepReply): Step {
  const turnOfSession = {
    sessionId: String(sessionId),
    revision: Number(revision),
    turn: Number(turn),
  }
  switch (status) {
    case 'absent':
      return { status }
    case 'out_of_range':
      return { status, sessionId: turnOfSession.sessionId, turn: turnOfSession.turn }
    case 'exhausted':
      return { status, ...turnOfSession }
    case 'behind':
      return { status, ...turnOfSession, requested: Number(rest[0]) }
    case 'ok': {
      const token = String(rest[0])
      const [set = 0, setStart = 0, setSize = 0, nextSize = 0, left = 0, replay = 0] = rest
        .slice(1)
        .map(Number)
      return {
        status,
        ...turnOfSession,
        index: decodeIndices(token, token.length)[0]!,
        ...positionInSet(turnOfSession.turn, { set, setStart, setSize, nextSize }),
        left,
        replay: replay === 1,
      }
    }
  }
}

type WindowSets = { set: number; setStart: number; setSize: number; nextSize: number }

// A window of a short list has several sets: the first has its own size, the others one size.
function positionInSet(turn: number, { set, setStart, setSize, nextSize }: WindowSets) {
  const beyond = turn - (setStart + setSize)
  if (beyond < 0) return { set, position: turn - setStart, setSize }
  return {
    set: set + 1 + Math.floor(beyond / nextSize),
    position: beyond % nextSize,
    setSize: nextSize,
  }
}
