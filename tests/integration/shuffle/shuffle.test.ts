import { withApp } from '@/tests/support/app'
import { testShuffle } from '@/tests/support/shuffle-suite/shuffle-tests'

withApp()
testShuffle()
