#compdef hjul
autoload -U +X bashcompinit && bashcompinit
# bash completion of hjul: source <(hjul completion bash)
_hjul() {
  local word=${COMP_WORDS[COMP_CWORD]} noun=${COMP_WORDS[1]} verb=${COMP_WORDS[2]}
  local words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='task occurrence turn wheel overlay calendar unit person post message journal login logout use whoami claim token clock status completion manual help'
  elif [ "$COMP_CWORD" -eq 2 ] && [[ $word != -* ]]; then
    case $noun in
      task) words='list show do sign reassign watch' ;;
      occurrence) words='list show move extend cancel reopen decline replace' ;;
      turn) words='list show' ;;
      wheel) words='list show check preview load export revisions plan show-plan apply' ;;
      overlay) words='plan' ;;
      calendar) words='import show days resolve' ;;
      unit) words='list put close import' ;;
      person) words='list put import' ;;
      post) words='list put import' ;;
      message) words='list seen' ;;
      token) words='list create revoke' ;;
      clock) words='show set speed release' ;;
      completion) words='bash zsh fish' ;;
    esac
  elif [[ $word == -* ]]; then
    words='--as --server --lang --output --timeout --help --version'
    case "$noun $verb" in
      "task list") words+=' --mine --all --post --unit --wheel --activity --state --due' ;;
      "task do") words+=' --note --participant --result' ;;
      "task sign") words+=' --note --participant --result' ;;
      "task reassign") words+=' --reason' ;;
      "task watch") words+=' --tasks --since-now --once --all --post --unit' ;;
      "occurrence list") words+=' --wheel --turn --activity --unit --state' ;;
      "occurrence move") words+=' --step --opens --due --time --reason --every-unit' ;;
      "occurrence extend") words+=' --due --reason --every-unit' ;;
      "occurrence cancel") words+=' --yes --reason --every-unit' ;;
      "occurrence reopen") words+=' --step --due --reason --every-unit' ;;
      "occurrence decline") words+=' --reason --every-unit' ;;
      "occurrence replace") words+=' --by --reason --every-unit' ;;
      "turn list") words+=' --wheel --all' ;;
      "wheel show") words+=' --turn --unit --paper' ;;
      "wheel check") words+=' --file --canonical' ;;
      "wheel preview") words+=' --file --from --to --unit --turn --paper --pushes' ;;
      "wheel load") words+=' --file --from --to --post --all' ;;
      "wheel export") words+=' --revision --overlays' ;;
      "wheel plan") words+=' --file --move-running --map --reason --all --apply --yes' ;;
      "wheel show-plan") words+=' --all' ;;
      "overlay plan") words+=' --file --reason --all --apply --yes' ;;
      "calendar import") words+=' --reason --all --apply --yes' ;;
      "calendar days") words+=' --from --to --unit' ;;
      "calendar resolve") words+=' --turn --wheel --unit --shift' ;;
      "unit list") words+=' --closed' ;;
      "unit put") words+=' --name --code --forms --grades --attribute --opened --dry-run' ;;
      "unit close") words+=' --last-day --reason --yes' ;;
      "unit import") words+=' --complete --allow-many-ended --dry-run --reason' ;;
      "person put") words+=' --name --email --active --inactive --dry-run' ;;
      "person import") words+=' --complete --allow-many-ended --dry-run --reason' ;;
      "post list") words+=' --unit --role' ;;
      "post put") words+=' --holder --deputy --hand-over --from --dry-run' ;;
      "post import") words+=' --complete --allow-many-ended --dry-run --reason' ;;
      "message list") words+=' --post --limit' ;;
      "journal "*) words+=' --from --to --limit' ;;
      "login "*) words+=' --token --ca --plaintext' ;;
      "claim "*) words+=' --code --huvudman --huvudman-name --person --name --email --ca --plaintext' ;;
      "token list") words+=' --person --all' ;;
      "token create") words+=' --person --label --days --read-only' ;;
      "clock set") words+=' --speed' ;;
    esac
  else
    COMPREPLY=($(compgen -f -- "$word"))
    return
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _hjul hjul
