// The decoders print every damaged frame of a file, which would flood the log.
console.error = () => undefined

export { analyseFile } from './analyse-file'
