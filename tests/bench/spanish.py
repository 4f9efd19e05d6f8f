"""Spanish sentences for made-up records. Nothing here is about real people or places."""

from __future__ import annotations

SENTENCES = (
    "El {day}, como a {clock}, llegaron {many} {men} a {place} con {tool} y nos dieron {while} para salir.",
    "Nadie mostró orden de un juez; cuando {name} la pidió, {official} contestó que llegaría después.",
    "Primero tumbaron {loss} y luego {loss}, mientras mi {kin} gritaba que adentro dormía un niño.",
    "A mi {kin} la empujaron junto al pozo; cayó y se lastimó {limb}.",
    "Llevamos {count} años sembrando esta ladera, y antes de nosotros los abuelos, sin que nadie nos pidiera papeles.",
    "La empresa dice que la tierra es de {owner}, pero los mojones que puso el agrimensor siguen en {place}.",
    "{name} alcanzó a anotar las placas de dos camiones antes de que le quitaran el teléfono.",
    "Al anochecer ya no quedaban ni {loss} ni {loss}, y {count} familias durmieron en la escuela.",
    "El aviso, que recién nos entregaron el {day}, da un plazo de {while} y nombra otra vereda.",
    "Sobre {project} hubo una sola reunión, en la cabecera, en un idioma que casi nadie de aquí lee.",
    "Un señor que se presentó como {name} ofrecía {money} a quien firmara antes de las lluvias.",
    "A los que no quisimos firmar nos cortaron {supply} a la mañana siguiente y hasta hoy no vuelve.",
    "La promotora de salud atendió a {count} personas, dos con quemaduras, y lo dejó escrito en su cuaderno.",
    "Fui a denunciar el {day}; el agente de turno no quiso recibirme la declaración.",
    "Desde entonces {vehicle} se estaciona de noche frente a la oficina, con las luces apagadas.",
    "Llamaron a mi {kin} de un número oculto y le dijeron que en el camino a {place} pasan accidentes.",
    "Las redes nos costaron {money}, prestados por la cooperativa, y la temporada apenas empieza.",
    "Con la bodega que estaba detrás de {place} se quemó la semilla guardada para el otro año.",
    "El comité de mujeres tiene la lista de quién vivía en cada casa; {name} guarda el original firmado.",
    "En la consulta contaron como votos a favor a todos los que fueron por el almuerzo.",
    "Nos prometió {official} lotes del mismo tamaño cerca de {place}, pero ahí el suelo es salitre y se inunda.",
    "Pedimos que devuelvan {supply}, que no saquen a nadie más y que paguen {loss}.",
    "Mi vecina vio cómo la máquina dio la vuelta en la capilla y regresó cuando ya se habían ido las cámaras.",
    "No traía uniforme, aunque las botas y el radio eran iguales a los que usan los vigilantes de {owner}.",
    "Los niños dejaron de ir a clases porque el camino pasa ahora junto a la cerca nueva.",
    "Se llevaron dos lanchas al patio de {place}; dicen que allí vendieron los motores en {money}.",
    "Lo que más recuerdo es el ruido, y después el silencio, cuando hasta los perros se habían escondido.",
    "La abogada cree que el amparo debe presentarse antes del {day}, o la resolución queda firme.",
    "Preguntaban una y otra vez quién había llamado a la radio y apuntaban nuestros nombres.",
    "De las {count} viviendas solamente a las de la carretera les ofrecieron alguna compensación.",
    "Talaron el manglar en {while}, hasta el borde de las tumbas, y con él se acabaron las conchas.",
    "A {name} lo soltaron al otro día sin ningún documento; tenía {limb} muy hinchado.",
    "Gente de {owner} había medido las parcelas de noche, con linternas, la semana anterior.",
    "Si vuelven, los ancianos se irán a {place}, donde las hermanas tienen lugar para los enfermos.",
    "El banco que financia {project} tiene reglas sobre esto; ya escribimos dos veces a su mecanismo de quejas.",
    "Conservo los recibos del predial de todos los años, menos los dos que se mojaron en la creciente.",
    "Más tarde vimos {vehicle} en el municipio, al lado de la camioneta donde anda {official}.",
    "Me dijo en voz baja que el resto lo cuenta cuando no esté su {kin} en el cuarto.",
    "Lo que no pudimos cargar lo enterramos debajo del mango y lo tapamos con lonas.",
    "Hay otra acta donde aparece que nos fuimos por voluntad propia; esas huellas no son nuestras.",
)

SLOTS = {
    "day": "lunes 4|martes de carnaval|3 de mayo|domingo pasado|12 de junio|viernes santo|sábado 22 de agosto|"
    "29 de enero|jueves siguiente|día de la patrona|primero de noviembre",
    "clock": "las cinco de la mañana|las seis y media|mediodía|las cuatro de la tarde|medianoche|las tres menos cuarto",
    "many": "unos treinta|más de cincuenta|una docena de|seis|como doscientos|veintitrés|varios|cerca de ochenta",
    "men": "policías|guardias de gris|hombres encapuchados|soldados|peones de fuera|funcionarios|desconocidos armados",
    "place": "el embarcadero|la salina vieja|el canal de abajo|el cafetal|el puesto de salud|la ladrillera|la quebrada|"
    "el caserío de arriba|la laguna|el trapiche|la bocana|el muro del panteón|la fábrica de hielo|el filo del cerro",
    "tool": "dos retroexcavadoras|motosierras|gases|barretas y sogas|bidones de gasolina|una topadora|perros",
    "while": "una hora|tres días|ocho días|cuarenta y ocho horas|veinte minutos|un mes|dos noches",
    "official": "el subprefecto|la registradora|el teniente de alcalde|el señor del ministerio|el actuario|"
    "la secretaria del puerto|el inspector forestal|el coronel",
    "loss": "los tendederos de pescado|once ranchos|la tienda|el depósito de redes|nuestra cocina|el corral|dos botes|"
    "el brocal|la huerta|las letrinas|la bomba de agua|el techo de la ermita|tres gallineros|la troje",
    "kin": "madre|abuela|hermana|comadre|suegra|tía|hija|nuera|mujer|prima|vecina",
    "limb": "la muñeca|el tobillo|el hombro|la espalda|el brazo derecho|la frente|la quijada|el codo",
    "count": "cuarenta|17|nueve|veintiséis|103|sesenta|ocho|31|doscientas doce|cinco|setenta y cuatro",
    "owner": "la autoridad portuaria|un fideicomiso|la siderúrgica|el parque nacional|la hacienda|el grupo hotelero|"
    "la cementera|una sociedad que nadie conoce|el ingenio",
    "project": "el muelle de carbón|la acería|la vía al aeropuerto|el parque eólico|la represa|el hotel|la camaronera|"
    "el patio de trenes|la extractora de palma",
    "money": "15.000|dos quincenas|4.200 por cabeza|90.000|lo que vale una cabra|1.350 y un bulto de arroz|60.000",
    "supply": "el agua|la luz|el carné de alimentos|el paso a la playa|la ruta escolar|la señal",
    "vehicle": "una camioneta blanca|una furgoneta gris|una moto con dos hombres|un carro sin placas|un camión azul",
}
