/** The maximum number of turns in a window. */
export const MAX_WINDOW_TURNS = 512

/** The maximum distance of a client from the stored turn, which is behind after a loss of data. */
export const MAX_TURNS_AHEAD = 64
