import { copperLagoon } from './pieces/copper-lagoon'
import { inesVarga } from './pieces/ines-varga'
import { lowOrbitChoir } from './pieces/low-orbit-choir'
import { marlowQuay } from './pieces/marlow-quay'
import { neonEstuary } from './pieces/neon-estuary'
import { odaFeldt } from './pieces/oda-feldt'
import { pimTolliver } from './pieces/pim-tolliver'
import { theGlassAbacus } from './pieces/the-glass-abacus'
import type { Piece } from './types'

/** Every piece, album by album. */
export const pieces: readonly Piece[] = [
  ...marlowQuay,
  ...neonEstuary,
  ...odaFeldt,
  ...copperLagoon,
  ...inesVarga,
  ...lowOrbitChoir,
  ...pimTolliver,
  ...theGlassAbacus,
]

const byId = new Map(pieces.map((piece) => [piece.id, piece]))

/** The piece of an id. Throws RangeError where there is none. */
export function findPiece(id: string): Piece {
  const piece = byId.get(id)
  if (!piece) throw new RangeError(`There is no piece ${id}.`)
  return piece
}
