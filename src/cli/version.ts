import {readFileSync} from 'node:fs'
import {packagePath} from '../data-file.ts'

/** The version in package.json. */
export const version = (): string => JSON.parse(readFileSync(packagePath('package.json'), 'utf8')).version
