import { type LuaState, lauxlib, lua, lualib, to_luastring } from 'fengari'
import type { Command } from '../requester'
import { CommandError } from './command-error'
import { pushError, pushList, pushReply, readError, readResult, textAt } from './lua-values'
import type { EngineReply } from './status'

type RunCommand = (command: Command) => EngineReply

/**
 * A compiled script; runs with KEYS and ARGV.
 * @throws CommandError
 */
export type LuaScript = (keys: readonly string[], args: readonly string[]) => EngineReply

/**
 * A Lua state with the environment of Redis scripts (`redis.call`, `redis.pcall`, KEYS and ARGV),
 * without files, system calls, other modules and new globals. Returns the function that compiles a
 * script, which throws `CommandError` on a syntax error.
 */
export function createLuaMachine(runCommand: RunCommand): (text: string) => LuaScript {
  const L = lauxlib.luaL_newstate()
  openLibraries(L)
  exposeRedis(L, runCommand)
  runText(L, PRELUDE)

  return (text) => {
    load(L, text)
    const reference = lauxlib.luaL_ref(L, lua.LUA_REGISTRYINDEX)
    return (keys, args) => {
      setGlobalList(L, KEYS, keys)
      setGlobalList(L, ARGV, args)
      lua.lua_rawgeti(L, lua.LUA_REGISTRYINDEX, reference)
      try {
        if (lua.lua_pcall(L, 0, 1, 0) !== lua.LUA_OK) throw new CommandError(readError(L))
        return readResult(L)
      } finally {
        lua.lua_settop(L, 0)
      }
    }
  }
}

const KEYS = to_luastring('KEYS')
const ARGV = to_luastring('ARGV')

// Redis runs Lua 5.1, where `unpack` is global. New globals are forbidden: they would leak into
// later runs.
const PRELUDE = `
KEYS, ARGV, unpack = {}, {}, table.unpack
dofile, loadfile, load, print, collectgarbage = nil, nil, nil, nil, nil
setmetatable(_G, {
  __newindex = function() error('Attempt to modify a readonly table', 2) end,
})
`

function openLibraries(L: LuaState): void {
  const libraries = {
    _G: lualib.luaopen_base,
    table: lualib.luaopen_table,
    string: lualib.luaopen_string,
    math: lualib.luaopen_math,
  }
  for (const [name, open] of Object.entries(libraries))
    lauxlib.luaL_requiref(L, to_luastring(name), open, true)
  lua.lua_settop(L, 0)
}

function exposeRedis(L: LuaState, runCommand: RunCommand): void {
  const call = (state: LuaState, onError: (state: LuaState) => number): number => {
    try {
      pushReply(state, runCommand(readArguments(state)))
      return 1
    } catch (error) {
      // Scripts can catch errors of commands only.
      if (!(error instanceof CommandError)) throw error
      pushError(state, error.message)
      return onError(state)
    }
  }
  const functions = {
    call: (state: LuaState) => call(state, lua.lua_error),
    pcall: (state: LuaState) => call(state, () => 1),
    error_reply: (state: LuaState) => {
      pushError(state, textAt(state, 1))
      return 1
    },
  }
  lua.lua_createtable(L, 0, 3)
  for (const [name, run] of Object.entries(functions)) {
    lua.lua_pushjsfunction(L, run)
    lua.lua_setfield(L, -2, to_luastring(name))
  }
  lua.lua_setglobal(L, to_luastring('redis'))
}

function readArguments(L: LuaState): string[] {
  return Array.from({ length: lua.lua_gettop(L) }, (_, at) => {
    const type = lua.lua_type(L, at + 1)
    // A float without a fraction becomes an integer, as in Lua 5.1.
    if (type === lua.LUA_TNUMBER) return String(lua.lua_tonumber(L, at + 1))
    if (type === lua.LUA_TSTRING) return textAt(L, at + 1)
    throw new CommandError('ERR Lua redis lib command arguments must be strings or integers')
  })
}

function setGlobalList(L: LuaState, name: Uint8Array, list: readonly string[]): void {
  pushList(L, list)
  lua.lua_setglobal(L, name)
}

function load(L: LuaState, text: string): void {
  const bytes = to_luastring(text)
  const status = lauxlib.luaL_loadbuffer(L, bytes, bytes.length, to_luastring('@user_script'))
  if (status === lua.LUA_OK) return
  const reason = readError(L)
  lua.lua_settop(L, 0)
  throw new CommandError(reason.replace('ERR', 'ERR Error compiling script:'))
}

function runText(L: LuaState, text: string): void {
  load(L, text)
  lua.lua_call(L, 0, 0)
}
