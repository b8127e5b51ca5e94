import { type LuaState, lua, to_luastring } from 'fengari'
import { CommandError } from './command-error'
import { type EngineReply, Status } from './status'

const ERR = to_luastring('err')
const STATUS = to_luastring('ok')
const MAX_LUA_INTEGER = 2 ** 31 - 1
const encoder = new TextEncoder()
const decoder = new TextDecoder()

export const pushText = (L: LuaState, text: string): void => {
  lua.lua_pushstring(L, encoder.encode(text))
}

export const textAt = (L: LuaState, index: number): string =>
  decoder.decode(lua.lua_tostring(L, index) ?? undefined)

/** Pushes the reply of a command in the form of Redis: nil as false, a status as `{ ok }`. */
export function pushReply(L: LuaState, reply: EngineReply): void {
  if (reply === null) lua.lua_pushboolean(L, false)
  else if (typeof reply === 'string') pushText(L, reply)
  else if (typeof reply === 'number') pushNumber(L, reply)
  else if (reply instanceof Status) pushField(L, STATUS, reply.text)
  else pushList(L, reply)
}

/** Pushes an error in the form of Redis: `{ err = line }`. */
export const pushError = (L: LuaState, line: string): void => pushField(L, ERR, line)

export function pushList(L: LuaState, list: readonly EngineReply[]): void {
  lua.lua_createtable(L, list.length, 0)
  list.forEach((item, at) => {
    pushReply(L, item)
    lua.lua_rawseti(L, -2, at + 1)
  })
}

/**
 * Converts the result of a script on top of the stack by the rules of Redis.
 * @throws CommandError if the result is a table with `err`
 */
export function readResult(L: LuaState): EngineReply {
  switch (lua.lua_type(L, -1)) {
    case lua.LUA_TSTRING:
      return textAt(L, -1)
    case lua.LUA_TNUMBER:
      return Math.trunc(lua.lua_tonumber(L, -1))
    case lua.LUA_TBOOLEAN:
      return lua.lua_toboolean(L, -1) ? 1 : null
    case lua.LUA_TTABLE:
      return readTable(L)
    default:
      return null
  }
}

/** The error on top of the stack: the `err` of a table, or the message of Lua. */
export function readError(L: LuaState): string {
  if (lua.lua_type(L, -1) === lua.LUA_TTABLE) return field(L, ERR) ?? 'ERR a script failed'
  return `ERR ${textAt(L, -1)}`
}

function readTable(L: LuaState): EngineReply {
  const error = field(L, ERR)
  if (error !== undefined) throw new CommandError(error)
  const status = field(L, STATUS)
  return status === undefined ? readList(L) : new Status(status)
}

// A list ends at its first nil, as in Redis.
function readList(L: LuaState): EngineReply[] {
  const list: EngineReply[] = []
  for (let at = 1; lua.lua_rawgeti(L, -1, at) !== lua.LUA_TNIL; at++) {
    list.push(readResult(L))
    lua.lua_pop(L, 1)
  }
  lua.lua_pop(L, 1)
  return list
}

function field(L: LuaState, name: Uint8Array): string | undefined {
  lua.lua_pushstring(L, name)
  lua.lua_rawget(L, -2)
  const text = lua.lua_type(L, -1) === lua.LUA_TSTRING ? textAt(L, -1) : undefined
  lua.lua_pop(L, 1)
  return text
}

function pushField(L: LuaState, name: Uint8Array, text: string): void {
  lua.lua_createtable(L, 0, 1)
  pushText(L, text)
  lua.lua_setfield(L, -2, name)
}

// Integers of this Lua have 32 bits and wrap; larger numbers are floats, exact up to 2^53.
function pushNumber(L: LuaState, value: number): void {
  if (Math.abs(value) <= MAX_LUA_INTEGER) lua.lua_pushinteger(L, value)
  else lua.lua_pushnumber(L, value)
}
