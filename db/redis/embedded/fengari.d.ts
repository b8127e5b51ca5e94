/** The part of fengari's C-like interface that the script engine uses. */
declare module 'fengari' {
  export type LuaState = { readonly top: number }
  export type LuaFunction = (L: LuaState) => number

  export const lua: {
    LUA_OK: 0
    LUA_TNIL: 0
    LUA_TBOOLEAN: 1
    LUA_TNUMBER: 3
    LUA_TSTRING: 4
    LUA_TTABLE: 5
    LUA_REGISTRYINDEX: number
    lua_call(L: LuaState, args: number, results: number): void
    lua_createtable(L: LuaState, array: number, record: number): void
    lua_error(L: LuaState): never
    lua_gettop(L: LuaState): number
    lua_isinteger(L: LuaState, index: number): boolean
    lua_pcall(L: LuaState, args: number, results: number, handler: number): number
    lua_pop(L: LuaState, count: number): void
    lua_pushboolean(L: LuaState, value: boolean): void
    lua_pushinteger(L: LuaState, value: number): void
    lua_pushjsfunction(L: LuaState, value: LuaFunction): void
    lua_pushnumber(L: LuaState, value: number): void
    lua_pushstring(L: LuaState, value: Uint8Array): Uint8Array
    lua_pushvalue(L: LuaState, index: number): void
    lua_rawget(L: LuaState, index: number): number
    lua_rawgeti(L: LuaState, index: number, n: number): number
    lua_rawseti(L: LuaState, index: number, n: number): void
    lua_setfield(L: LuaState, index: number, key: Uint8Array): void
    lua_getfield(L: LuaState, index: number, key: Uint8Array): number
    lua_getglobal(L: LuaState, name: Uint8Array): number
    lua_setglobal(L: LuaState, name: Uint8Array): void
    lua_settop(L: LuaState, index: number): void
    lua_toboolean(L: LuaState, index: number): boolean
    lua_tonumber(L: LuaState, index: number): number
    lua_tostring(L: LuaState, index: number): Uint8Array | null
    lua_type(L: LuaState, index: number): number
  }

  export const lauxlib: {
    luaL_newstate(): LuaState
    luaL_loadbuffer(L: LuaState, text: Uint8Array, size: number, name: Uint8Array): number
    luaL_ref(L: LuaState, table: number): number
    luaL_requiref(L: LuaState, name: Uint8Array, open: LuaFunction, isGlobal: boolean): void
  }

  export const lualib: {
    luaopen_base: LuaFunction
    luaopen_math: LuaFunction
    luaopen_string: LuaFunction
    luaopen_table: LuaFunction
  }

  export function to_luastring(text: string, cached?: boolean): Uint8Array
}
