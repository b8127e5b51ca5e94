import fc from 'fast-check'
import { anyCommands } from './commands'
import { createModel } from './model'
import { openReal } from './real'

const MAX_COMMANDS = 40

/** The player agrees with its model after any sequence of commands. */
export const playerMatchesModel = () =>
  fc.asyncProperty(fc.integer({ min: 1, max: 7 }), anyCommands(MAX_COMMANDS), (size, commands) =>
    fc.asyncModelRun(() => {
      const model = createModel(size)
      return { model, real: openReal(model) }
    }, commands),
  )
