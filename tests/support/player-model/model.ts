import type { PlayOrder, Repeat } from '@/components/player/engine/types'

/** The size of each set of the shuffle of the model's server. */
export const SET_SIZE = 4

/** A track that is or was current. A song that plays again later is another one. */
export type Played = {
  order: PlayOrder
  name: string
  /** In a shuffle; 0 if the track belongs to no set. */
  turn: number
  /** The last known index in the list. */
  at: number
}

/** The player as a listener describes it, without requests and pages. */
export type Model = {
  names: string[]
  /** The number of songs that were ever in the list. */
  named: number
  current: Played | undefined
  status: 'idle' | 'playing' | 'paused' | 'waiting'
  /** The last track has ended; play begins again. */
  isOver: boolean
  repeats: Record<PlayOrder, Repeat>
  history: Played[]
  /** The turn that the server has handed out last. */
  serverTurn: number
  /** The number of the session of the shuffle; each has other tracks. */
  session: number
}

/** Returns the model of a player of a list of `size` songs that has played nothing. */
export const createModel = (size: number): Model => ({
  names: Array.from({ length: size }, (_, at) => `song ${at + 1}`),
  named: size,
  current: undefined,
  status: 'idle',
  isOver: false,
  repeats: { list: 'off', shuffle: 'all' },
  history: [],
  serverTurn: 0,
  session: 0,
})

/** Returns the name of the track of a turn. */
export const shuffledName = (turn: number, session: number): string => `turn ${turn}, ${session}`

export const inShuffle = ({ session }: Model, turn: number): Played => ({
  ...{ order: 'shuffle', name: shuffledName(turn, session), turn, at: 0 },
})

export const inList = (model: Model, name: string): Played => ({
  ...{ order: 'list', name, turn: 0, at: Math.max(0, model.names.indexOf(name)) },
})

/** Returns the track after the current one; undefined if playback ends with it. */
export function following(model: Model): Played | undefined {
  const { current, names, repeats, isOver, serverTurn } = model
  if (!current) return undefined
  const { order, name, turn, at } = current
  const mayEnd = repeats[order] === 'off' && !isOver
  if (order === 'shuffle') {
    if (turn === 0) return inShuffle(model, serverTurn + 1)
    return turn % SET_SIZE === 0 && mayEnd ? undefined : inShuffle(model, turn + 1)
  }
  const index = names.indexOf(name)
  const next = names[index < 0 ? at : index + 1] ?? (mayEnd ? undefined : names[0])
  return next === undefined ? undefined : inList(model, next)
}

/** Returns the track before the current one in its order; undefined for the first. */
export function preceding(model: Model): Played | undefined {
  const { current, names } = model
  if (!current) return undefined
  if (current.order === 'shuffle')
    return current.turn > 1 ? inShuffle(model, current.turn - 1) : undefined
  const index = names.indexOf(current.name)
  const name = names[(index < 0 ? current.at : index) - 1]
  return name === undefined ? undefined : inList(model, name)
}

/** Plays a track. */
export function play(model: Model, track: Played): void {
  model.current = track
  model.status = 'playing'
  model.isOver = false
}

/** Whether two tracks are the same one: in a shuffle, those of a turn. */
export const isSame = (one: Played | undefined, other: Played | undefined): boolean =>
  one === other ||
  (one?.order === 'shuffle' &&
    other?.order === 'shuffle' &&
    one.name === other.name &&
    one.turn === other.turn)

/** Adds the current track to the history: it ends, or another one is chosen. */
export function leave({ history, current }: Model): void {
  if (current && !isSame(history.at(-1), current)) history.push(current)
}

/** Plays a track that the server hands out, if it is one of the shuffle. */
export function playNew(model: Model, track: Played): void {
  play(model, track)
  model.serverTurn = Math.max(model.serverTurn, track.turn)
}

/** Plays the track after the current one, or stops. */
export function advance(model: Model): void {
  const next = following(model)
  if (next) playNew(model, next)
  else Object.assign(model, { status: 'paused', isOver: true })
}
