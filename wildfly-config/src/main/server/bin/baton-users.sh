#!/usr/bin/env bash
# Keeps a file of users or roles the same on several nodes of this machine:
#   baton-users.sh RECORD [TEMPLATE] -- FILE...
#
# RECORD is what the files held when this was last called. What was added, changed or removed in any FILE since then,
# with WildFly's add-user.sh or by hand, is done to RECORD and to all of them; if several changed the same user, the
# file that was changed last counts. From TEMPLATE, if it is younger than RECORD, users are added or changed. A FILE
# that does not exist is made.
set -euo pipefail
umask 077

record=$1 template=
shift
if [[ $1 != -- ]]; then
  template=$1
  shift
fi
shift

arguments=()
id=0
while IFS=$'\t' read -r _ file; do
  arguments+=("kind=file" "id=$((++id))" "$file")
done < <(for file in "$@"; do
  [[ ! -f $file ]] || printf '%s\t%s\n' "$(stat -c %.Y "$file")" "$file"
done | sort -n)
if [[ $template && $template -nt $record ]]; then
  arguments+=("kind=template" "id=$((++id))" "$template")
fi

# An entry is name=value, or #name=value of a user that add-user.sh has disabled; other lines are comments.
awk '
  function name_of(line, name) {
    if (!match(line, /^#?([^=#!: \t\\]|\\.)+=/)) return ""
    name = substr(line, 1, RLENGTH - 1)
    sub(/^#/, "", name)
    return name
  }
  {
    name = name_of($0)
    if (name == "") {
      if (id == 0 || !(0 in kinds)) comments[id] = comments[id] $0 "\n"
    } else if (!((id, name) in entries) || substr($0, 1, 1) != "#") {
      entries[id, name] = $0
      if (!(name in result)) {
        names[++count] = name
        result[name] = ""
      }
    }
    kinds[id] = kind
  }
  END {
    for (n = 1; n <= count; n++) if ((0, names[n]) in entries) result[names[n]] = entries[0, names[n]]
    for (i = 1; i <= last; i++)
      for (n = 1; n <= count; n++) {
        name = names[n]
        entry = (i, name) in entries ? entries[i, name] : ""
        if (i in kinds && entry != entries[0, name] && (entry != "" || kinds[i] == "file")) result[name] = entry
      }
    for (i = 0; i <= last && comments[i] == ""; i++);
    printf "%s", comments[i]
    for (n = 1; n <= count; n++) if (result[names[n]] != "") print result[names[n]]
  }' last="$id" kind=record id=0 "$([[ -f $record ]] && echo "$record" || echo /dev/null)" "${arguments[@]}" \
  >"$record.new"
mv "$record.new" "$record"
for file in "$@"; do
  cmp -s "$record" "$file" || { cp "$record" "$file.new" && mv "$file.new" "$file"; }
done
