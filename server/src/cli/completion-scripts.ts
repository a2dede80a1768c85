/** The completion script of each shell. All of them first find out which command the words before the cursor have come to. */

/** What may stand at one place: one of these words, or a file. */
export type Values = readonly string[] | 'file';

export interface CompletedCommand {
  /** Such as `keys create`; empty for `qujat` itself. */
  path: string;
  /** The commands below it, or what its argument may be. */
  words: readonly { word: string; description: string }[];
  options: readonly { flags: readonly string[]; description: string; values: Values | undefined }[];
}

export function bashCompletion(commands: readonly CompletedCommand[]): string {
  return `# The completion of qujat for bash: source <(qujat completion bash)
_qujat() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command='' words='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$command $word" in
      ${pathPatterns(commands)}) command="$command $word" ;;
    esac
  done
  case "$command $previous" in
${optionCases(commands, (pattern, values) => `    ${pattern}) words='${valueWords(values)}' ;;`)}
    *)
      case "$current" in
        -*)
          case "$command" in
${commands.map((each) => `            '${pathKey(each)}') words='${flagsOf(each).join(' ')}' ;;`).join('\n')}
          esac
          ;;
        *)
          case "$command" in
${commands.map((each) => `            '${pathKey(each)}') words='${each.words.map(({ word }) => word).join(' ')}' ;;`).join('\n')}
          esac
          ;;
      esac
      ;;
  esac
  # shellcheck disable=SC2207 # No word has a space; mapfile is missing in the bash of macOS.
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _qujat qujat
`;
}

export function zshCompletion(commands: readonly CompletedCommand[]): string {
  return `#compdef qujat
# The completion of qujat for zsh: source <(qujat completion zsh)
_qujat() {
  local command='' word
  local -a found
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$command $word" in
      (${pathPatterns(commands)}) command="$command $word" ;;
    esac
  done
  case "$command \${words[CURRENT-1]}" in
${optionCases(commands, (pattern, values) => `    (${pattern}) ${values === 'file' ? '_files' : `compadd -- ${valueWords(values)}`}; return ;;`)}
  esac
  case "$command" in
${commands.map(zshCase).join('\n')}
  esac
  _describe -o 'qujat' found
}
if [[ "\${funcstack[1]}" == _qujat ]]; then _qujat "$@"; else compdef _qujat qujat; fi
`;
}

export function fishCompletion(commands: readonly CompletedCommand[]): string {
  return `# The completion of qujat for fish: qujat completion fish | source
function __qujat_is
    set -l command
    for word in (commandline -opc)[2..]
        switch "$command $word"
            case ${pathPatterns(commands).replaceAll('|', ' ')}
                set command "$command $word"
        end
    end
    test "$command" = "$argv[1]"
end
complete -c qujat -f
${commands.flatMap(fishLines).join('\n')}
`;
}

/** As the scripts spell it: with a space before each word. */
function pathKey({ path }: CompletedCommand): string {
  return path === '' ? '' : ` ${path}`;
}

function pathPatterns(commands: readonly CompletedCommand[]): string {
  return commands
    .filter(({ path }) => path !== '')
    .map((command) => `'${pathKey(command)}'`)
    .join('|');
}

function flagsOf({ options }: CompletedCommand): string[] {
  return options.flatMap(({ flags }) => flags);
}

/** One case for each option that takes a value, after which that value is completed. */
function optionCases(
  commands: readonly CompletedCommand[],
  lineOf: (pattern: string, values: Values) => string,
): string {
  const lines = commands.flatMap((command) =>
    command.options.flatMap(({ flags, values }) => {
      if (values === undefined) return [];
      return [lineOf(flags.map((flag) => `'${pathKey(command)} ${flag}'`).join('|'), values)];
    }),
  );
  return lines.join('\n');
}

function valueWords(values: Values): string {
  return values === 'file' ? '' : values.join(' ');
}

function zshCase(command: CompletedCommand): string {
  const words = command.words.map(({ word, description }) => quote(`${word}:${description}`));
  const flags = command.options.flatMap(({ flags: names, description }) =>
    names.map((flag) => quote(`${flag}:${description}`)),
  );
  return `    ('${pathKey(command)}') if [[ "\${words[CURRENT]}" == -* ]]; then found=(${flags.join(' ')}); else found=(${words.join(' ')}); fi ;;`;
}

function fishLines(command: CompletedCommand): string[] {
  const begin = `complete -c qujat -n ${quote(`__qujat_is "${pathKey(command)}"`)}`;
  return [
    ...command.words.map(({ word, description }) => `${begin} -a ${word} -d ${quote(description)}`),
    ...command.options.map(({ flags, description, values }) => {
      const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
      return [begin, ...names, fishValues(values), `-d ${quote(description)}`].filter(Boolean).join(' ');
    }),
  ];
}

function fishValues(values: Values | undefined): string {
  if (values === undefined) return '';
  return values === 'file' ? '-r -F' : `-x -a ${quote(values.join(' '))}`;
}

/** For zsh and fish, which know no other escape between single quotes that both read alike: an apostrophe is typeset. */
function quote(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}
