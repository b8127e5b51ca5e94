/** Stands for the hash of the audio of a piece, which is rendered on demand. */
export const demoHash = (pieceId: string): string => `demo:${pieceId}`
