import { copperLagoon } from './pieces/copper-lagoon'
import { inesVarga } from './pieces/ines-varga'
import { lowOrbitChoir } from './pieces/low-orbit-choir'
import { marlowQuay } from './pieces/marlow-quay'
import { neonEstuary } from './pieces/neon-estuary'
import { odaFeldt } from './pieces/oda-feldt'
import { pimTolliver } from './pieces/pim-tolliver'
import { theGlassAbacus } from './pieces/the-glass-abacus'
import type { Piece } from './types'

/** All pieces in album order. */
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

/**
 * Finds a piece.
 * @throws RangeError for an unknown id
 */
export function findPiece(id: string): Piece {
  const piece = byId.get(id)
  if (!piece) throw new RangeError(`Unknown piece ${id}.`)
  return piece
}
