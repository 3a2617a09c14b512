// SPDX-License-Identifier: GPL-3.0-or-later
// A reporter for `node --test` (Node 18.17 or later): one line of JSON for each test, with its file, which the TAP
// form does not tell of tests that pass. `node --test --test-reporter=.../node_json.mjs --test-reporter-destination=FILE`
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';

const maxText = 4000;
const maxOutput = 16000;
const root = process.cwd();

function cut(text, limit = maxText) {
    const half = Math.floor(limit / 2);
    return text.length <= limit ? text
        : `${text.slice(0, half)}\n[${text.length - 2 * half} characters left out]\n${text.slice(-half)}`;
}

function relative(file) {
    if (!file)
        return '';
    const plain = file.startsWith('file:') ? fileURLToPath(file) : file;
    const found = path.relative(root, plain);
    return found.startsWith('..') ? '' : found.split(path.sep).join('/');
}

function stackOf(error) {
    const own = line => !/\(?node:(internal|async_hooks)/.test(line);
    return String(error?.stack ?? '').split('\n').filter(own).join('\n').replaceAll(`file://${root}/`, '')
        .replaceAll(`${root}/`, '');
}

function frameOf(stack) {
    const line = stack.split('\n').find(l => /^\s*(at\s+)?.*?\(?([^\s():]+\.[cm]?[jt]sx?):(\d+)(:\d+)?\)?$/.test(l)
        && !l.includes('node_modules'));
    const match = line && /([^\s():]+\.[cm]?[jt]sx?):(\d+)/.exec(line);
    return match ? { file: match[1], line: Number(match[2]) } : { file: '', line: 0 };
}

function faultOf(details) {
    const outer = details.error ?? {};
    const error = outer.cause ?? outer;
    const isObject = typeof error === 'object' && error !== null;
    const late = outer.failureType === 'testTimeoutFailure';
    const asserted = isObject && error.code === 'ERR_ASSERTION';
    const words = isObject ? String(error.message ?? inspect(error)) : String(error);
    const name = isObject && error.name && error.name !== 'AssertionError' && !late ? `${error.name}: ` : '';
    const stack = stackOf(error);
    return {
        state: late ? 'timed_out' : outer.failureType === 'cancelledByParent' ? 'not_run' : asserted ? 'failed' : 'error',
        message: cut(name + words),
        expected: asserted ? cut(inspect(error.expected)) : '',
        actual: asserted ? cut(inspect(error.actual)) : '',
        frame: frameOf(stack),
        trace: cut(stack, maxOutput),
    };
}

export default async function* report(source) {
    const names = [];
    const output = new Map();
    const line = fields => `${JSON.stringify(fields)}\n`;
    yield line({ event: 'start', framework: 'node:test', node: process.version });
    for await (const { type, data } of source) {
        if (type === 'test:start') {
            names.length = data.nesting;
            names[data.nesting] = data.name;
        } else if (type === 'test:stdout' || type === 'test:stderr') {
            const file = relative(data.file);
            output.set(file, cut((output.get(file) ?? '') + data.message, maxOutput));
        } else if (type === 'test:pass' || type === 'test:fail') {
            const end = ended(data, type === 'test:pass', names, output);
            if (end)
                yield line(end);
        }
    }
    yield line({ event: 'done' });
}

function ended(data, passed, names, output) {
    const failure = passed ? null : data.details.error?.failureType;
    if (data.details?.type === 'suite' && (passed || failure === 'subtestsFailed'))
        return null;
    const file = relative(data.file);
    const ofFile = relative(data.name) === file && data.nesting === 0 && path.isAbsolute(data.name);
    const whole = ofFile || data.name === file;
    if (whole && (passed || failure === 'subtestsFailed'))
        return null;
    const name = [...names.slice(0, data.nesting), data.name].join(' > ');
    const end = { event: 'end', id: whole ? file : `${file}::${name}`, file, line: data.line ?? 0, state: 'passed',
        seconds: (data.details?.duration_ms ?? 0) / 1000, message: '', output: output.get(file) ?? '' };
    if (data.skip !== undefined || data.todo !== undefined) {
        const reason = data.skip ?? data.todo;
        const kind = data.skip !== undefined ? '' : 'to do: ';
        return { ...end, state: 'skipped', message: kind + (typeof reason === 'string' ? reason : ''), output: '' };
    }
    if (passed)
        return { ...end, output: '' };
    const fault = faultOf(data.details);
    if (whole) {
        const said = /^\w*Error\b.*$/m.exec(end.output)?.[0] ?? fault.message;
        Object.assign(fault, { state: 'error', message: cut(`could not be run: ${said}`), frame: { file, line: 1 } });
    }
    return { ...end, ...fault };
}
