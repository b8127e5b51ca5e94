import { passkeys as contract } from '@/lib/contract/passkeys'
import { bind } from '@/lib/http/bind'
import {
  listPasskeys,
  removePasskey,
  renamePasskey,
} from '@/lib/services/accounts/passkeys/passkeys'
import { addPasskey, beginPasskey } from '@/lib/services/accounts/passkeys/register'
import { beginPasskeySignIn, signInWithPasskey } from '@/lib/services/accounts/passkeys/sign-in'

export const passkeys = [
  bind(contract.list, listPasskeys),
  bind(contract.begin, beginPasskey),
  bind(contract.add, addPasskey),
  bind(contract.rename, renamePasskey),
  bind(contract.remove, removePasskey),
  bind(contract.beginSignIn, beginPasskeySignIn),
  bind(contract.signIn, signInWithPasskey),
] as const
