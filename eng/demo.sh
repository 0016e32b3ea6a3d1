# The tour of docs/tour.md in one command: ./cairn demo. Each step is a command line as one would type it.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

if (($# > 0)); then
  cat <<'HELP'
Runs the tour: makes a leaky shop whose truth is known, starts a collector and plays into it what the shop's tracking sent,
attributes its purchases, and scores each model against the truth. Writes below .cairn-demo, about 600 MB. Says before each of its
steps which one it is, what it shows and how long the demo has run.

Example:
  ./cairn demo
HELP
  [[ $* == --help ]] && exit 0 || exit 1
fi

# What a step shows, and below it its command; one that ends with & runs beside the next and is stopped behind that.
steps=(
  "A shop's customers, with all that goes wrong in tracking them, and the truth beside it."
  './cairn world --preset shop --seed 7 --people 6000 --days 60 --faults leaky --out .cairn-demo/world'
  "A collector takes events: what it has answered with 200 is on disk, and soon in the warehouse."
  './cairn serve --data .cairn-demo/demo --plan plans/shop.yaml --listen 127.0.0.1:7878 --proxies-header X-Forwarded-For --unsafe-trust-receipt yes &'
  "The world's browsers, apps, servers and webhooks send to it what they sent in their sixty days."
  './cairn world --play http://127.0.0.1:7878 --from .cairn-demo/world --keys .cairn-demo/demo --state-receipt'
  "Which channels led to the purchases? Eight models, side by side, and how sure each is."
  './cairn attribute --data .cairn-demo/demo --conversion purchase --by channel'
  "Nobody knows which model is right. Here one does: the same report as JSON ..."
  './cairn attribute --data .cairn-demo/demo --conversion purchase --by channel --format json --out .cairn-demo/channels.json'
  "... beside what each channel truly caused."
  './cairn world score --answers .cairn-demo/world --report .cairn-demo/channels.json'
  "And which small acts? Every event can earn credit. A ninth model learns from visits that came to nothing, too."
  './cairn attribute --data .cairn-demo/demo --conversion purchase --by event --format json --out .cairn-demo/acts.json'
  "Some acts cause purchases, some only go along with them, some drive customers away."
  './cairn world score --answers .cairn-demo/world --report .cairn-demo/acts.json'
  "The same as a page to look at: every model on one scale, and how sure it is."
  './cairn attribute --data .cairn-demo/demo --conversion purchase --by event --out .cairn-demo/acts.html'
  "One customer's trail."
  './cairn journey usr_aydxxwadwngpf --data .cairn-demo/demo'
  "Browsers, mail addresses and a login: which are one person, and since when."
  './cairn identity show usr_aydxxwadwngpf --data .cairn-demo/demo'
  "And which devices are probably one person's, although no login says so."
  './cairn identity suggest --data .cairn-demo/demo'
  "Why each step of it got what it got."
  './cairn attribute --data .cairn-demo/demo --conversion purchase --explain usr_aydxxwadwngpf --models linear,time_decay,markov'
  "Your own log comes in the same way: a plan that says what each act means ..."
  './cairn plan check plans/shop.yaml'
  "... and a mapping that says which column is what."
  './cairn import examples/shop.csv --map examples/shop-map.yaml --plan plans/shop.yaml --data .cairn-demo/files'
  "What was rejected, and why."
  './cairn quarantine list --data .cairn-demo/files'
)
total=$((${#steps[@]} / 2))

bold='' grey='' green='' plain=''
if [[ -t 1 && -z ${NO_COLOR:-} ]]; then bold=$'\e[1m' grey=$'\e[90m' green=$'\e[32m' plain=$'\e[0m'; fi
clock() { printf '%d:%02d' $((SECONDS / 60)) $((SECONDS % 60)); }

# Starts a command beside the others and waits until it takes requests.
serve() {
  local line
  exec {said}< <(exec $1)
  server=$!
  while read -r -u "$said" line; do
    printf '%s\n' "$line"
    [[ $line != "listening on"* ]] || return 0
  done
  printf 'The collector did not start; its own message stands above.\n' >&2
  exit 1
}

# Ends it as Ctrl-C does: it first brings what it has taken into the warehouse.
server=
stop() {
  [[ -n $server ]] || return 0
  kill -TERM "$server" 2>/dev/null || true
  wait "$server" || true
  server=
}
trap stop EXIT

rm -rf .cairn-demo/world .cairn-demo/demo .cairn-demo/files
SECONDS=0
echo "$total steps, two to three minutes on two cores. The first three make a shop's data and take most of the time."
for ((step = 0; step < total; step++)); do
  command=${steps[step * 2 + 1]}
  printf '\n%s\n%s\n%s\n' "${grey}step $((step + 1)) of $total, $(clock) elapsed$plain" "$bold${steps[step * 2]}$plain" "$green\$ $command$plain"
  if [[ $command == *' &' ]]; then
    serve "${command% &}"
  else
    $command
    stop
  fi
done
printf '\n%s\n' "$grey$total steps in $(clock).$plain"
echo "All of it stays in $bold.cairn-demo$plain. Your own file: $bold./cairn import --help$plain; another world: $bold./cairn world --help$plain"
