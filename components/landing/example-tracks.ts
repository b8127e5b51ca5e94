// Seventeen albums of one artist each, by their number of tracks: 164 in all.
const ALBUM_SIZES = [9, 11, 10, 8, 12, 10, 9, 7, 11, 10, 12, 8, 9, 10, 11, 9, 8]

/** A track of the example: `artistId` selects its colour, the numbers start at 1. */
export type ExampleTrack = { artistId: string; artistNumber: number; trackNumber: number }

/** The tracks of the example in list order: album after album. */
export const exampleTracks: readonly ExampleTrack[] = ALBUM_SIZES.flatMap((size, album) =>
  Array.from({ length: size }, (_, track) => ({
    artistId: `example ${album * 5 + 45}`,
    artistNumber: album + 1,
    trackNumber: track + 1,
  })),
)
