(async function($add,$at,$enter,$here,$iterate,$leave,$mul,$name,$resume,$top,$value,console){"use strict";let $s=$here(),$o;let $t8;function* count(n        ) {let $s=$enter(1),$o;let $t4;try{
  {const $c1=$here();try {
    {const $l2=$here();let $i3=0;for (let i = 0; i < n; i++) {$iterate($l2,2,$i3++);($t4= $value(3,i),$o=$here(),$leave($s),$t4=yield $t4,$s=$here(),$resume($o),$o=void 0,$t4)};$leave($l2)}
  } finally {if($o!==void 0){$s=$here();$o=void 0}$leave($c1);
    console.log('end')
  }}
}finally{if($o===void 0)$leave($s)}}
async function later(x        ) {let $s=$enter(4),$o;let $t5;try{
  const y = $name(($t5= x,$o=$here(),$leave($s),$t5=await $t5,$s=$here(),$resume($o),$o=void 0,$t5),5)
  {const $l6=$here();let $i7=0;$o=$l6;$leave($s);for await (const z of [y]) {$s=$here();$o=void 0;$iterate($l6,6,$i7++);try{console.log(z)}finally{if($o===void 0){$o=$l6;$leave($s);}}};$s=$here();$o=void 0;$leave($l6)}
  return $mul(y , 2,7)
}finally{if($o===void 0)$leave($s)}}
$at(8);const sum = $top(0,$add((($t8= later(2),$o=$here(),$leave($s),$t8=await $t8,$s=$here(),$resume($o),$o=void 0,$t8)) , [...count(2)].length,9))
})
